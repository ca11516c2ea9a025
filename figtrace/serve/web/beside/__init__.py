"""What works beside the desk, in processes of its own: checks of drafts, slow questions, the drawing."""

__all__: list[str] = []
