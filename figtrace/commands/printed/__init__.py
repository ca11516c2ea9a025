"""What commands print: blocks of a screen, cards, the ledger."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.commands.printed.blocks import page_name
    from figtrace.commands.printed.ledger import print_ledger
    from figtrace.commands.printed.theme_blocks import theme_lines

__all__ = ["page_name", "print_ledger", "theme_lines"]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        blocks="page_name",
        ledger="print_ledger",
        theme_blocks="theme_lines",
    )
