from collections.abc import Iterator, Sequence

import pytest

from corpus.annotations import Label
from corpus.document import Block, BlockKind
from corpus.geometry import PageIndex, Span
from nlp.entities.model_names import accepted_names, capital_share
from nlp.entities.spacy_model import FoundName, NameModel
from nlp.text.sentences import split_sentences


class _Told(NameModel):
    """A model that finds one given name in whatever it reads."""

    def __init__(self, name: str, label: Label) -> None:
        super().__init__("told")
        self._told = name, label

    def find(self, texts: Sequence[str]) -> Iterator[FoundName]:
        name, label = self._told
        for index, text in enumerate(texts):
            start = text.find(name)
            if start >= 0:
                yield FoundName(index, start, start + len(name), label)


def _accepted(text: str, name: str, label: Label, unnamed: frozenset[str] = frozenset()) -> list[str]:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)), PageIndex(0))
    sentences = [(block, span) for span in split_sentences(text)]
    found = accepted_names(_Told(name, label), text, sentences, [], unnamed)
    return [entity.span.of(text) for entity in found]


@pytest.mark.parametrize(
    ("text", "name", "label", "kept"),
    [
        (
            "He often met the Harbour Guild there with others.",
            "the Harbour Guild",
            Label.ORG,
            ["Harbour Guild"],
        ),
        ("We saw Mary Poole’s notes.", "Mary Poole’s", Label.PERSON, ["Mary Poole"]),
        ("It rose in Yields (Poole 2004) too.", "Poole", Label.ORG, []),
        ("The GDP of Ruritania", "GDP", Label.ORG, []),
        ("a share of Trade in all trade", "Trade", Label.ORG, []),
        ("so that Xi = Yj holds", "Xi = Yj", Label.ORG, []),
        ("by Poole, Harker and others", "Poole, Harker", Label.ORG, []),
        ("in Zone 7 of it", "Zone 7", Label.PLACE, []),
        ("as Poole et al. show in detail", "Poole et al.", Label.PERSON, ["Poole"]),
        ("as Poole et al. show in detail", "Poole et al.", Label.ORG, []),
        ("the Walras-Nash case of it", "Walras-Nash", Label.ORG, []),
        ("the Walras-Nash case of it", "Walras-Nash", Label.PERSON, []),
        ("the dummy for KOR is left out", "KOR", Label.ORG, []),
        ("and so Wmk = Smhcz holds", "Smhcz", Label.ORG, []),
        ("with Vega ≤ 3 in it", "Vega", Label.ORG, []),
        ("see Article 7 of it", "Article 7", Label.PERSON, []),
    ],
)
def test_only_what_looks_like_a_name_is_kept(text: str, name: str, label: Label, kept: list[str]) -> None:
    assert _accepted(text, name, label) == kept


def test_a_short_form_of_no_name_is_not_kept() -> None:
    assert _accepted("so the RVC rose", "RVC", Label.ORG, frozenset({"RVC"})) == []


def test_titles_have_many_capitals() -> None:
    assert capital_share("Trade And Growth In Ruritania") > 0.9 > capital_share("growth in Ruritania")
    assert capital_share("") == 0
