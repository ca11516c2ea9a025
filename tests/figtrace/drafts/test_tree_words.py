"""Inlines become words as a reader sees them, and every callout and note's mark keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
from figtrace.drafts.tree_words import TreeCite, TreeWords, words_of
from tests.figtrace.drafts.trees import Node, cite, inlines, note, para


def styled(kind: str, text: str) -> Node:
    return {"t": kind, "c": inlines(text)}


def math(source: str) -> Node:
    return {"t": "Math", "c": [{"t": "InlineMath"}, source]}


def quoted(kind: str, text: str) -> Node:
    return {"t": "Quoted", "c": [{"t": kind}, inlines(text)]}


ATTRIBUTED = [["", [], []], inlines("so much"), ["", ""]]


@pytest.mark.parametrize(
    ("node", "words"),
    [
        ({"t": "Str", "c": "1990--95---and"}, "1990–95—and"),
        ({"t": "Str", "c": "12\u00a0000\u202f$"}, "12 000 $"),
        ({"t": "SoftBreak"}, " "),
        ({"t": "LineBreak"}, "\n"),
        (styled("Emph", "so it"), "so it"),
        (styled("Strong", "is"), "is"),
        (styled("Underline", "is"), "is"),
        (styled("SmallCaps", "is"), "is"),
        (styled("Strikeout", "was"), ""),
        (styled("Superscript", "1,2–3"), "¹,²–³"),
        (styled("Superscript", "th"), "th"),
        (styled("Superscript", "2nd"), "2nd"),
        (styled("Subscript", "20"), "₂₀"),
        (quoted("DoubleQuote", "dear"), "“dear”"),
        (quoted("SingleQuote", "dear"), "‘dear’"),
        ({"t": "Span", "c": ATTRIBUTED}, "so much"),
        ({"t": "Link", "c": ATTRIBUTED}, "so much"),
        ({"t": "Image", "c": ATTRIBUTED}, "so much"),
        ({"t": "Code", "c": [["", [], []], "x = 5"]}, "x = 5"),
        ({"t": "Code", "c": [["", [], []], "r sum(x, 5)"]}, ""),
        ({"t": "Math", "c": [{"t": "InlineMath"}, "`r sum(x, 5)`\\%"]}, "%"),
        ({"t": "RawInline", "c": ["html", "<br>"]}, ""),
    ],
)
def test_every_kind_of_inline_has_its_words(node: Node, words: str) -> None:
    assert words_of([node]) == words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"12{,}500\,\%", "12,500 %"),
        (r"\approx 5", "≈ 5"),
        (r"10^{9}", "10⁹"),
        (r"10^6", "10⁶"),
        (r"5\,\text{billion}", "5 billion"),
        (r"\mathrm{GW}", "GW"),
        (r"\$3\times 4", "$3× 4"),
        (r"x \leq 7", "x ≤ 7"),
        (r"x \le 7", "x ≤ 7"),
        (r"4\pm~1", "4± 1"),
        (r"1\!2", "12"),
        (r"\left(3.5\right)", "(3.5)"),
        (r"\left. 4 \right]", " 4 ]"),
        (r"\bigl[6\Bigr)", "[6)"),
        (r"a\leftarrow b", "a← b"),
        (r"x\leqslant 2", r"x\leqslant 2"),
    ],
)
def test_simple_formulas_read_as_in_print(source: str, words: str) -> None:
    assert words_of([math(source)]) == words


def written(*nodes: Node) -> TreeWords:
    made = TreeWords()
    made.inlines(nodes)
    return made


def test_a_callout_keeps_its_words_and_its_page() -> None:
    made = written(*inlines("It grew "), cite("[@lee, p. 3]", ("lee", "p. 3")))
    assert made.since(0) == "It grew [@lee, p. 3]"
    assert made.cites == [TreeCite(Span(8, 20), "lee", "3")]


def test_a_callout_in_raw_latex_stands_as_typed() -> None:
    (node,) = [cite("", ("lee", ", 4"))]
    node["c"][1] = [{"t": "RawInline", "c": ["latex", r"\citep{lee}"]}]
    made = written(node)
    assert (made.since(0), made.cites) == (r"\citep{lee}", [TreeCite(Span(0, 11), "lee", "4")])


def test_a_part_behind_a_key_is_kept_apart_from_the_page() -> None:
    (found,) = written(cite("[@lee, Table 2]", ("lee", "Table 2"))).cites
    assert (found.locator, found.part) == ("", "table:2")


@pytest.mark.parametrize("surface", ["[@lee; @wei, p. 3]", "(Lee 2009; Wei, p. 3)"])
def test_each_work_of_a_callout_has_its_own_part(surface: str) -> None:
    made = written(*inlines("As "), cite(surface, ("lee", ""), ("wei", "p. 3")))
    first, second = (found.span.of(made.since(0)) for found in made.cites)
    assert (first, second) == (surface[1:].split("; ")[0], surface[:-1].split("; ")[1])


@pytest.mark.parametrize("surface", ["[@lee and @wei]", "@lee; @wei", "[@lee; @wei; more]"])
def test_works_that_cannot_be_parted_share_the_callout(surface: str) -> None:
    made = written(cite(surface, ("lee", ""), ("wei", "")))
    assert {found.span for found in made.cites} == {Span(0, len(surface))}
    assert len(made.cites) == 2


def test_one_work_has_the_whole_callout_brackets_and_all() -> None:
    assert written(cite("[@lee]", ("lee", ""))).cites[0].span == Span(0, 6)


def test_notes_wait_behind_raised_numbers() -> None:
    first, second = note(para("One.")), note(para("Two."))
    made = written(*inlines("So"), first, *inlines("it is"), second)
    assert made.since(0) == "So¹it is²"
    assert made.marks == [("1", Span(2, 3)), ("2", Span(8, 9))]
    assert made.notes == [("1", first["c"]), ("2", second["c"])]


def test_what_is_taken_back_is_gone_and_what_follows_stands_there() -> None:
    made = written(*inlines("one"))
    made.inlines(inlines("two three"))
    made.take_back(3)
    made.write("!")
    assert (made.since(0), made.length) == ("one!", 4)
    made.take_back(0)
    assert (made.since(0), made.length) == ("", 0)


@given(st.lists(st.text(min_size=1, max_size=5), max_size=6), st.integers(0, 6))
def test_the_words_since_a_place_are_those_written_there(parts: list[str], at: int) -> None:
    made = TreeWords()
    starts = []
    for part in parts:
        starts.append(made.length)
        made.write(part)
    whole = made.since(0)
    assert made.length == len(whole)
    if starts:
        start = starts[at % len(starts)]
        assert made.since(start) == whole[start:]
