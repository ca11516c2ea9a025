"""Where the marks of a chart stand; a template draws them as SVG in the colours of the stylesheet."""

__all__: list[str] = []
