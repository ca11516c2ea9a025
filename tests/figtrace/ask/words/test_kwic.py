import pytest

from corpus.errors import UsageError
from figtrace.ask.words.kwic import concordance
from tests.figtrace.ask.shelves import shelf

_PAPERS = {
    "a": (2008, ("The trade deficit grew. The deficit of 2008 was large.",)),
    "b": (2009, ("A budget deficit", "No surplus here.")),
}


def test_every_place_has_its_words_around() -> None:
    with shelf(**_PAPERS) as store:
        found = concordance(store, "deficit", width=2)
    assert [(line.left, line.node, line.right) for line in found.lines] == [
        ("The trade", "deficit", "grew. The"),
        ("grew. The", "deficit", "of 2008"),
        ("A budget", "deficit", ""),
    ]
    assert (found.total, found.documents) == (3, 2)
    assert {line.page for line in found.lines} == {1}


def test_all_lines_are_sorted_before_they_are_cut() -> None:
    with shelf(**_PAPERS) as store:
        lines = concordance(store, "deficit", sort="left", limit=1).lines
        right = concordance(store, "deficit", sort="right", limit=1).lines
    assert [line.left for line in lines] == ["A budget"]
    assert [line.right for line in right] == [""]


def test_one_document_may_be_asked() -> None:
    with shelf(**_PAPERS) as store:
        assert concordance(store, "deficit", doc="Paper b").total == 1


def test_a_span_leads_to_the_words_in_the_text() -> None:
    with shelf(**_PAPERS) as store:
        line = concordance(store, "trade def*").lines[0]
        assert line.span.of(store.document(line.doc).text) == line.node == "trade deficit"


def test_an_unknown_order_is_refused() -> None:
    with shelf(**_PAPERS) as store, pytest.raises(UsageError, match="--sort up"):
        concordance(store, "deficit", sort="up")


def test_eight_words_stand_on_either_side_as_far_as_the_paragraph_goes() -> None:
    before, after = " ".join(f"b{n}" for n in range(10)), " ".join(f"a{n}" for n in range(10))
    with shelf(a=(2008, (f"{before} tin mine {after}", "mine"))) as store:
        line, bare = concordance(store, "mine").lines
        (phrase,) = concordance(store, "tin mine", width=1).lines
    assert line.left.split() == [*(f"b{n}" for n in range(3, 10)), "tin"]
    assert line.right.split() == [f"a{n}" for n in range(8)]
    assert (bare.left, bare.node, bare.right) == ("", "mine", "")
    assert (phrase.left, phrase.node, phrase.right) == ("b9", "tin mine", "a0")


def test_lines_stand_by_the_words_next_to_the_place_whatever_their_capitals() -> None:
    papers = {"a": (2008, ("new Ab tin cost", "old aa tin Bill", "new aa tin all"))}
    with shelf(**papers) as store:
        left = [line.left for line in concordance(store, "tin", sort="left").lines]
        right = [line.right for line in concordance(store, "tin", sort="right").lines]
        plain = [line.right for line in concordance(store, "tin").lines]
    assert left == ["new aa", "old aa", "new Ab"]
    assert right == ["all", "Bill", "cost"]
    assert plain == ["cost", "Bill", "all"]


def test_a_limit_cuts_the_lines_and_not_the_count() -> None:
    with shelf(**_PAPERS) as store:
        found = concordance(store, "deficit", limit=2)
    assert (len(found.lines), found.total, found.documents) == (2, 3, 2)
    assert [(line.document, line.year) for line in found.lines] == [("Paper a", 2008)] * 2
