"""What the desk's rooms show: records made of the corpus's answers, without a word of the web."""

__all__: list[str] = []
