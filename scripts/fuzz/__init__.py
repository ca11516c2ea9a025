"""Bytes to calls of what reads other people's text, led by what the code has not done yet: `make fuzz`."""
