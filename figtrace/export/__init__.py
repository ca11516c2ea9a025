"""What is given to other programs."""

__all__: list[str] = []
