import re

import pytest

from corpus.annotations import Citation, Claim, Dim, Entity, Label, Modality, SlotSource
from corpus.document import Block, BlockKind, Document
from corpus.geometry import DocId, PageIndex, Span
from corpus.textmap import TextMap
from nlp.claims.make import ProseNumbers, claim_id, read_prose

SENTENCE = re.compile(r"[^\s].*?(?:(?<!U\.S)(?<!U)[.;](?=\s|$)|$)", re.DOTALL)
PLACES = {
    "United States": "USA", "U.S.": "USA", "China": "CHN", "Chinese": "CHN", "Mexico": "MEX", "Japan": "JPN",
    "Italy": "ITA", "Vietnam": "VNM",
}  # fmt: skip


def document(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(kind, Span(at, at + len(paragraph)), PageIndex(0)))
        at += len(paragraph) + 2
    return Document(DocId("d" * 64), "made.pdf", text, TextMap.from_runs([]), (), tuple(blocks))


def entities(text: str, products: tuple[str, ...] = ()) -> tuple[Entity, ...]:
    found = [
        Entity(Span(m.start(), m.end()), Label.PLACE, f"place:{code}", name, "test")
        for name, code in PLACES.items()
        for m in re.finditer(re.escape(name), text)
    ]
    found += [
        Entity(Span(m.start(), m.end()), Label.PRODUCT, f"product:{name}", name, "test")
        for name in products
        for m in re.finditer(name, text)
    ]
    return tuple(sorted(found, key=lambda entity: entity.span))


def sentences(text: str) -> tuple[Span, ...]:
    return tuple(Span(m.start(), m.end()) for m in SENTENCE.finditer(text))


def claims(text: str, products: tuple[str, ...] = ()) -> tuple[Claim, ...]:
    return read_prose(document(text), sentences(text), entities(text, products), ()).claims


def codes(claim: Claim, *dims: Dim) -> tuple[str, ...]:
    return tuple(claim.code(dim) for dim in dims)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. exports to Mexico were $3 billion.", ("USA", "MEX", "X")),
        ("U.S. imports of cotton from China were $3 billion.", ("USA", "CHN", "M")),
        ("The United States had a deficit with China of $3 billion.", ("USA", "CHN", "B")),
        ("Mexico's trade with Japan reached $3 billion.", ("MEX", "JPN", "T")),
        ("China's GDP was $3 billion.", ("CHN", "", "")),
        ("Mexico accounted for 32 percent of U.S. exports.", ("USA", "MEX", "X")),
        ("China accounted for 41 percent of world exports.", ("CHN", "", "X")),
        ("China faced a 20 percent tariff.", ("", "CHN", "")),
        ("Global output was 30 GW.", ("WLD", "", "")),
        ("U.S. export prices rose 5 percent.", ("USA", "", "")),
    ],
)
def test_reporter_counterpart_and_flow_follow_prepositions(text: str, expected: tuple[str, str, str]) -> None:
    (claim,) = claims(text)
    assert codes(claim, Dim.AREA, Dim.PARTNER, Dim.FLOW) == expected


def test_place_before_a_bracket_owns_the_figure_in_it() -> None:
    found = claims("The largest exporters are China (41%), Italy (11%) and Vietnam (5%).")
    assert [claim.code(Dim.AREA) for claim in found] == ["CHN", "ITA", "VNM"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Sales were $5 billion in 2003 and $7 billion in 2006.", ["2003", "2006"]),
        ("It sold $5, $6 and $7 billion in 2003, 2004 and 2005, respectively.", ["2003", "2004", "2005"]),
        ("Between 1999 and 2004 output rose from 3 GW to 8 GW.", ["1999", "2004"]),
        (
            "Exports rose from $2 billion in 2001 to $6 billion in 2008, a 200% increase.",
            ["2001", "2008", "2001/2008"],
        ),
        (
            "Output was 20 GW in 2004. It was 25% higher in Asia; prices fell 3% in 2005.",
            ["2004", "", "2005"],
        ),
    ],
)
def test_period_is_the_one_that_the_value_refers_to(text: str, periods: list[str]) -> None:
    assert [claim.code(Dim.PERIOD) for claim in claims(text)] == periods


def test_slot_says_where_it_was_read() -> None:
    first, second = claims("U.S. imports from China were $9 billion in 2005. They cost 3 percent of income.")
    assert {slot.source for slot in first.slots} <= {SlotSource.LOCAL, SlotSource.CLAUSE}
    area = second.slot(Dim.AREA)
    assert area is not None
    assert (area.code, area.source) == ("USA", SlotSource.PREVIOUS)
    assert area.confidence < 0.5


def test_nothing_is_guessed_where_nothing_is_said() -> None:
    (claim,) = claims("It cost $9 billion.")
    assert codes(claim, Dim.AREA, Dim.PARTNER, Dim.PERIOD, Dim.FLOW, Dim.PRODUCT) == ("",) * 5


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("They made 57% of total exports.", "total exports"),
        ("The firm bought 40 milling machines.", "milling machines"),
        ("The effective tariff rate was 12 percent.", "effective tariff rate"),
    ],
)
def test_measure_is_the_noun_phrase(text: str, measure: str) -> None:
    slot = claims(text)[0].slot(Dim.MEASURE)
    assert slot is not None
    assert slot.surface == measure


def test_nearest_product_is_the_figures_own() -> None:
    found = claims("Imports of toys were $2 billion, those of shoes $4 billion.", ("toys", "shoes"))
    assert [claim.code(Dim.PRODUCT) for claim in found] == ["product:toys", "product:shoes"]


def test_services_are_the_product_of_their_trade() -> None:
    (claim,) = claims("U.S. services exports to Japan were $9 billion.")
    slot = claim.slot(Dim.PRODUCT)
    assert slot is not None
    assert slot.surface == "services"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Output will reach 40 GW.", Modality.FORECAST),
        ("It did not reach 40 GW.", Modality.NEGATED),
        ("It would reach 40 GW.", Modality.CONDITIONAL),
        ("It reached 40 GW.", Modality.ASSERTED),
    ],
)
def test_mood_is_told_by_the_words_before(text: str, modality: Modality) -> None:
    assert claims(text)[0].modality is modality


def test_citation_behind_a_figure_governs_it() -> None:
    text = "It was 40 percent (Roe 2001) and later 60 percent (Poe 2004)."
    cited = [Citation(Span(m.start(), m.end())) for m in re.finditer(r"\([^)]*\)", text)]
    found = read_prose(document(text), sentences(text), (), cited).claims
    assert [claim.citation for claim in found] == [0, 1]


def test_year_of_a_citation_is_no_period() -> None:
    text = "Poe (2004) finds that 60 percent left."
    found = read_prose(document(text), sentences(text), (), [Citation(Span(0, 10))]).claims
    assert found[0].code(Dim.PERIOD) == ""


def test_ids_are_the_same_in_every_run_and_differ_between_figures() -> None:
    first, again = claims("It cost $9 or $10."), claims("It cost $9 or $10.")
    assert [claim.id for claim in first] == [claim.id for claim in again]
    assert len({claim.id for claim in first}) == 2
    assert first[0].id == claim_id(DocId("d" * 64), first[0].figure, first[0].slots)
    assert re.fullmatch("[0-9a-f]{16}", first[0].id)


@pytest.mark.parametrize("kind", [BlockKind.HEADER, BlockKind.REFERENCE, BlockKind.TABLE, BlockKind.HIDDEN])
def test_only_prose_is_read(kind: BlockKind) -> None:
    assert read_prose(document("It cost $9.", kind=kind), (), (), ()) == ProseNumbers((), ())


def test_sentences_that_leave_a_part_out_lose_no_figure() -> None:
    text = "It cost $9. Then $8. Then $7."
    found = read_prose(document(text), (Span(12, 20),), (), ()).claims
    assert len(found) == 3


def test_numbers_that_state_no_quantity_are_given_beside_the_claims() -> None:
    text = "In 2004 it cost $9. See Table 3."
    found = read_prose(document(text), sentences(text), (), ())
    assert [other.span.of(text) for other in found.others] == ["2004", "3"]
    assert [claim.figure.number.of(text) for claim in found.claims] == ["9"]
