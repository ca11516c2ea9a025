import numpy as np
import pytest
from scipy.sparse import csr_matrix

from corpus.geometry import DocId
from nlp.themes.matrix import count_terms, kinship, weighted, with_kinship
from nlp.themes.phrases import find_phrases
from nlp.themes.records import ThemeText
from nlp.themes.tokens import read_texts

_PLACES = ("Ghana", "Peru", "Laos", "Malta", "Chile", "Nepal")


def test_phrases_count_whole_and_their_words_by_half() -> None:
    text = "The mill of the valley. " + "".join(
        f"The export taxes of {place}. The tax is low. " for place in _PLACES
    )
    reading = read_texts([ThemeText(text, DocId("a")), ThemeText("The valley.", DocId("b"))])
    docs = np.arange(2, dtype=np.int64)
    counts = count_terms(reading, find_phrases(reading, docs, 1), docs, 1)
    of = {term: counts.table[0, at] for at, term in enumerate(counts.terms)}
    assert (of["export tax"], of["export"], of["tax"], of["valley"]) == (6, 3, 9, 1)
    assert counts.printed[counts.terms.index("export tax")] == "export taxes"


def test_rows_have_length_one() -> None:
    lengths = np.linalg.norm(weighted(csr_matrix(np.eye(3, dtype=np.float32) * 4)).toarray(), axis=1)
    assert lengths == pytest.approx([1, 1, 1])


def test_terms_that_always_share_texts_are_kin_and_others_are_not() -> None:
    table = np.asarray([[1, 1, 0], [1, 1, 0], [1, 1, 0], [0, 0, 1], [0, 0, 1], [0, 0, 1]], np.float32)
    near = kinship(csr_matrix(table)).toarray()
    assert near[0, 1] == pytest.approx(1)
    assert near[0, 2] == 0
    assert not near.diagonal().any()


def test_kinship_is_as_heavy_as_the_texts() -> None:
    texts, kin = csr_matrix(np.eye(4, dtype=np.float32)), csr_matrix(np.eye(4, dtype=np.float32))
    both = with_kinship(texts, kin).toarray()
    assert np.sum(both[:4] ** 2) == pytest.approx(np.sum(both[4:] ** 2))
