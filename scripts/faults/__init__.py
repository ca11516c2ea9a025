"""Programs that try to break figtrace by calling its command, one module a kind of fault."""
