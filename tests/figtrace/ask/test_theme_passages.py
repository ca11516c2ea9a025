from collections.abc import Iterator
from dataclasses import dataclass

from corpus.annotations import Annotations, Entity, Label
from corpus.geometry import Span
from corpus.store import Store
from figtrace.ask.theme_passages import ThemePassage, theme_passages
from tests.strategies import document_of, one_claim

_PROSE = (
    "The tariffs of the states were raised in the year in which the prices of wheat had fallen, "
    "and the farmers "
    "of the plains asked for more of them; Smith wrote that they were a tax of $92 on all of "
    "the eaters of bread."
)


@dataclass(frozen=True, slots=True)
class _Seen:
    text: str
    figures: int
    products: tuple[str, ...]
    hidden: tuple[str, ...]


def _mention(text: str, word: str, label: Label) -> Iterator[Entity]:
    at = text.find(word)
    if at >= 0:
        yield Entity(Span(at, at + len(word)), label, f"{label}:{word.lower()}", word.capitalize(), "list")


def _passages(*paragraphs: str) -> list[_Seen]:
    document = document_of(*paragraphs)
    claims = one_claim(document, "$92", "92").claims if "$92" in document.text else ()
    found = (
        *_mention(document.text, "Smith", Label.PERSON),
        *_mention(document.text, "wheat", Label.PRODUCT),
    )
    made = Annotations(document.id, document.text_sha, "t", entities=found, claims=claims)
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            store.put_document(document, run=run)
            store.put_annotations(document, made, run=run)
        return [_seen(one) for one in theme_passages(store)]


def _seen(one: ThemePassage) -> _Seen:
    hidden = tuple(span.of(one.text.text) for span in one.text.hidden)
    return _Seen(one.text.text, one.figures, tuple(entity.name for entity in one.entities), hidden)


def test_a_passage_has_its_figures_and_products_and_hides_persons() -> None:
    assert _passages(_PROSE) == [_Seen(_PROSE, 1, ("Wheat",), ("Smith",))]


def test_short_neighbours_are_one_passage() -> None:
    (one,) = _passages("The tariff rose.", _PROSE)
    assert one.text == f"The tariff rose.\n\n{_PROSE}"


def test_lists_thanks_and_crumbs_are_no_passages() -> None:
    listed = "Angola Madagascar Malawi Sudan Mali Rwanda Guinea Congo Laos Ghana Burundi Chad Peru " * 4
    thanks = _PROSE.replace("Smith wrote", "We are very grateful to Smith, who wrote")
    assert _passages(listed) == _passages(thanks) == _passages("The tariff rose.") == []


def test_a_long_document_gives_no_more_passages_than_others() -> None:
    long = [f"{_PROSE} {_PROSE} {_PROSE} {_PROSE} {_PROSE}".replace("$92", "much")] * 200
    assert len(_passages(*long)) == 80
