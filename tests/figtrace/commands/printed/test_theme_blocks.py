from corpus.annotations import Label
from corpus.geometry import DocId, PageNo
from figtrace.ask.theme_making import ThemeEntity
from figtrace.ask.theme_queries import QueryTheme, YearCount
from figtrace.ask.theme_views import ThemeQuote
from figtrace.ask.themes import ThemeCard, ThemeDocument, YearShare
from figtrace.commands.printed.theme_blocks import query_lines, theme_lines

_QUOTE = ThemeQuote(DocId("d"), "Ash\nand oak", None, PageNo(3), "iii", "Trees grow.", 0.5)


def test_a_card_is_read_line_by_line() -> None:
    card = ThemeCard(
        number=3,
        theme="forests: oak, ash",
        words=("forests", "oak"),
        share=0.25,
        is_new=True,
        trend="2008 █ 2008",
        years=(YearShare(2008, 0.25),),
        documents=(ThemeDocument(DocId("d"), "Ash\nand oak", None, 2, 0.5),),
        entities=(ThemeEntity("product:oak", Label.PRODUCT, "Oak", 4),),
        figures=7,
        passages=(_QUOTE,),
    )
    assert list(theme_lines(card)) == [
        "3  forests: oak, ash  (new)",
        "words: forests, oak",
        "share: 25.0% of the passages; 7 figures",
        "years: 2008 █ 2008",
        "documents: 1",
        "     2  50%  Ash and oak (n.d.)",
        "entities: Oak 4",
        "  Ash and oak (n.d.), p. iii (page 3 of the file)",
        "    Trees grow.",
    ]


def test_a_named_theme_says_whether_its_count_is_exact() -> None:
    theme = QueryTheme("Trees", "oak", 1200, False, (("Ash", 2),), (YearCount(2008, 2),), (), ())
    assert list(query_lines(theme)) == [
        "Trees", "query: oak", "passages: at least 1200", "years: 2008 2", "documents: 1", "     2  Ash",
    ]  # fmt: skip
