import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.geometry import DocId
from nlp.themes.phrases import find_phrases
from nlp.themes.records import ThemeText
from nlp.themes.tokens import read_texts

_FILLER = "The harbour and the railway and the market of the valley, the mill and the canal; "


_PLACES = ("Ghana", "Peru", "Laos", "Malta", "Chile", "Nepal")


def _of_places(sentence: str) -> str:
    return "".join(sentence.format(place) for place in _PLACES)


def _phrases(*texts: str, least: int = 1) -> set[str]:
    reading = read_texts([ThemeText(text, DocId(str(at))) for at, text in enumerate(texts)])
    found = find_phrases(reading, np.arange(len(texts), dtype=np.int64), least)
    return {" ".join(reading.keys[word] for word in run) for run in found.runs}


def test_words_that_stand_together_again_and_again_are_one_term() -> None:
    text = _FILLER + _of_places("the export tax of {}. The tax is low. ")
    assert _phrases(text) == {"export tax"}


def test_a_phrase_that_only_stands_within_a_longer_one_is_folded_into_it() -> None:
    text = _FILLER + _of_places("the foreign invested enterprise of {}. The enterprise is new. ")
    assert _phrases(text) == {"foreign invested enterprise"}


def test_a_phrase_ends_with_a_noun() -> None:
    text = _FILLER + _of_places("Export firms grow the trade of {}. They grow. ")
    assert not any(phrase.endswith("grow") for phrase in _phrases(text))


def test_a_phrase_of_one_document_is_none_where_two_are_asked_for() -> None:
    text = _FILLER + _of_places("the export tax of {}. The tax is low. ")
    assert _phrases(text, "The harbour of the valley.", least=2) == set()


@settings(max_examples=30)
@given(st.lists(st.text(alphabet="ab ,."), max_size=5))
def test_places_never_overlap(texts: list[str]) -> None:
    reading = read_texts([ThemeText(text * 20, DocId(str(at))) for at, text in enumerate(texts)])
    found = find_phrases(reading, np.arange(len(texts), dtype=np.int64), 1)
    ends = [at + len(found.runs[which]) for at, which in zip(found.at, found.which, strict=True)]
    assert all(end <= at for end, at in zip(ends, found.at[1:], strict=False))


def test_names_are_terms_whatever_stands_around_them() -> None:
    text = _FILLER + _of_places("Merchants sailed to Hong Kong and {}. ")
    assert _phrases(text) == {"hong kong"}
    assert _phrases(text.replace("Hong Kong", "hong kong")) == set()
