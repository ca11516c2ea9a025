"""What pandoc cannot parse in a LaTeX draft is left out and told; all else is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DraftError
from figtrace.drafts import latex_repairs
from figtrace.drafts.latex_repairs import readable_tree
from figtrace.drafts.tree_text import tree_to_text

HEAD = "\\documentclass{article}\n\\begin{document}\n"
TOLD = "a part of the draft cannot be read and is not checked: "


def read(body: str, *, head: str = HEAD) -> tuple[str, list[str]]:
    tree, problems = readable_tree(f"{head}{body}\n\\end{{document}}\n", name="d.tex")
    return tree_to_text(tree).text, problems


def test_a_draft_that_can_be_read_has_no_problem() -> None:
    assert read("Salt rose by 3 percent.") == ("Salt rose by 3 percent.", [])


@pytest.mark.parametrize(
    "formula",
    [
        r"$$ q = \left[ \begin{tabular}{c} $8$ \\ $9$ \end{tabular} \right] $$",
        r"$$\begin{tabular}{r}$8$\end{tabular}$$",
    ],
)
def test_a_formula_is_left_out_whole_and_the_words_beside_it_stay(formula: str) -> None:
    text, problems = read(f"Salt rose by 3 percent.\n{formula}\nTin fell by 4 percent.")
    assert " ".join(text.split()) == "Salt rose by 3 percent. Tin fell by 4 percent."
    (told,) = problems
    assert told.startswith(TOLD + formula[:9])


@pytest.mark.parametrize(
    "line",
    [
        r"\begin{itemize}\item 5 cows",
        "5 { cows",
        "5 } cows",
        "for $5 cows",
        r"\end{lost}",
        r"\textbf{5 cows",
        r"\verb|5",
    ],
)
def test_what_is_not_closed_or_not_opened_costs_its_line(line: str) -> None:
    text, problems = read(f"Salt 3.\n\nWe saw\n{line}\nand {{\\small 7\n\n8}} ewes.\n\nTin 4.")
    assert text.split() == ["Salt", "3.", "We", "saw", "and", "7", "8", "ewes.", "Tin", "4."]
    assert problems == [TOLD + line]


def test_each_of_many_faults_is_found() -> None:
    text, problems = read("\n\n".join(f"Row {n}." if n % 9 else f"Bad {n} }}" for n in range(20)))
    assert text == "\n".join(f"Row {n}." for n in range(20) if n % 9)
    assert problems == [f"{TOLD}Bad {n} }}" for n in (0, 9, 18)]


def test_a_long_fault_is_quoted_in_part() -> None:
    _, (told,) = read("Salt.\n\n}" + " cow" * 50)
    assert told == TOLD + ("}" + " cow" * 50)[:60] + "…"


def test_commands_before_the_body_may_be_what_cannot_be_read() -> None:
    text, problems = read(
        "Salt 3.", head="\\documentclass{article}\n\\newcommand{\\x}[1]{#\n\\begin{document}\n"
    )
    assert text == "Salt 3."
    assert problems[0].startswith("what stands before \\begin{document} cannot be read")


def test_a_draft_with_too_many_faults_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latex_repairs, "_MOST_RUNS", 4)
    with pytest.raises(DraftError, match=r"d\.tex cannot be read: Error at"):
        read("\n\n".join("a }" for _ in range(9)))


def test_another_refusal_is_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DraftError("d.tex took pandoc more than 20 s")

    monkeypatch.setattr(latex_repairs, "draft_tree", refuse)
    with pytest.raises(DraftError, match="took pandoc"):
        readable_tree("x", name="d.tex")


@given(
    st.text(alphabet="{}\\%$[]()\n a")
    | st.lists(st.sampled_from(["\\begin{a}", "\\end{a}", "{", "}", "\n\n"])).map("".join)
)
def test_parts_are_the_text_and_constructs_lie_in_it(text: str) -> None:
    assert "".join(latex_repairs._parts(text)) == text
    assert all(0 <= span.start <= span.end <= len(text) for span in latex_repairs._constructs(text))


def pairs(text: str) -> list[tuple[str, str]]:
    return [(span.of(text), name) for span, name in latex_repairs._pairs(text)]


def test_environments_and_groups_are_paired_and_what_is_not_closed_has_no_end() -> None:
    assert pairs(r"\begin{a}x{y}\end{a}") == [("{y}", ""), (r"\begin{a}x{y}\end{a}", "a")]
    assert pairs(r"\begin{a}{x\begin{b}\end{a}}") == [(r"\begin{a}{x\begin{b}\end{a}", "a")]
    assert pairs(r"\end{a}}x{y") == []
    assert pairs(r"{\begin{a}}") == []
    assert pairs(r"\{x\} % {y}") == []
    assert pairs(r"{x}{y}") == [("{x}", ""), ("{y}", "")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a\n\nb\n\nc", ["a\n\n", "b\n\n", "c"]),
        ("{a\n\nb}\n\nc", ["{a\n\nb}\n\n", "c"]),
        ("\\begin{a}\n\nb\\end{a}\n\nc", ["\\begin{a}\n\nb\\end{a}\n\n", "c"]),
        ("{a\n\nb", ["{a\n\n", "b"]),
        ("a\nb", ["a\nb"]),
        ("", [""]),
    ],
)
def test_a_text_is_cut_at_empty_lines_outside_of_what_is_closed_later(text: str, parts: list[str]) -> None:
    assert list(latex_repairs._parts(text)) == parts


def test_formulas_and_environments_are_left_out_before_lines_and_the_smallest_first() -> None:
    part = "$a$ \\begin{x}y\\end{x}\n\\[ \\begin{z}\\end{z} \\]\nwords"
    assert [span.of(part) for span in latex_repairs._constructs(part)] == [
        "$a$",
        "\\begin{x}y\\end{x}",
        "\\[ \\begin{z}\\end{z} \\]",
        "words",
        "$a$ \\begin{x}y\\end{x}",
        "\\[ \\begin{z}\\end{z} \\]",
    ]
