"""Files written by hand, byte for byte, so that they can be wrong in one place."""
