"""The terminal: each command parses, calls one function, prints."""
