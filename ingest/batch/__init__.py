"""Many files at once: workers, limits, one outcome for each."""
