"""Records as the store keeps them: small, and read back without loss."""
