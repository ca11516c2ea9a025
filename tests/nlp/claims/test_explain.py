from corpus.annotations import Claim, Dim
from nlp.annotate import Annotator
from nlp.claims.explain import explain
from tests.nlp.tables.test_make import one

READ = Annotator("")


def claims(text: str) -> tuple[Claim, ...]:
    return READ.text(text).claims


def test_every_line_says_what_was_read_and_how() -> None:
    (claim,) = claims("Imports from China reached nearly $40 billion in 2011.")
    lines = explain(claim)
    assert lines[0] == "value: 40 × 10^9 USD, read as digits; admits (36000000000, 40000000000]"
    assert lines[1].startswith("kind: level, hedged “below”, put as asserted, confidence ")
    assert any(line.startswith("period: 2011 — the nearest one, beside the figure;") for line in lines)
    assert any(line.startswith("partner: CHN (“China”) — read by its preposition") for line in lines)


def test_unknown_dimensions_are_named_as_unspecified() -> None:
    (claim,) = claims("It cost $3 million.")
    assert {"period: unspecified", "area: unspecified"} <= set(explain(claim))
    assert claim.slot(Dim.PERIOD) is None


def test_cells_say_their_headers() -> None:
    lines = explain(one("Imports", "12.5", units_note="(billions of dollars)"))
    assert lines[0].startswith("value: 12.5 × 10^9 USD, read as the cell of a table; admits [")
    assert any("in a header of its column" in line and line.startswith("period: 2008") for line in lines)


def test_open_intervals_and_directions_are_written_out() -> None:
    (claim,) = claims("Output fell by at least 4 percent.")
    assert explain(claim)[0].endswith("admits [4, ∞)")
    assert ", down, hedged “at_least”" in explain(claim)[1]


def test_what_was_read_through_the_tree_names_its_way() -> None:
    text = "In Peru the price of ferry tickets rose by 5 percent."
    (claim,) = Annotator().text(text).claims
    (line,) = (line for line in explain(claim) if line.startswith("measure: "))
    assert "(“price”) — through the sentence by “by”, the subject, beside the figure" in line
    (plain,) = claims(text)
    assert not any("through the sentence" in line for line in explain(plain))
