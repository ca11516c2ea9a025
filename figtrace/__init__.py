"""What people meet: the shelf, the questions, the check of a draft, and the commands."""

__all__: list[str] = []
