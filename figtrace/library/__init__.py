"""The shelf: works added, described, told apart, resolved from references, and shown."""
