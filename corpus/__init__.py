"""The records that every part passes on, and the store that keeps them: the truth of a figtrace corpus."""
