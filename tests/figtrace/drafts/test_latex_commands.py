"""Words and figures in commands that pandoc does not know stay, and a line names the commands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figtrace.drafts import latex_commands
from figtrace.drafts.latex_commands import with_known_commands

HEAD = "\\documentclass{article}\n\\begin{document}\n"
TOLD = "what these unknown commands are given was read as plain text: "


@pytest.mark.parametrize(
    ("source", "plain", "names"),
    [
        (r"by \marked{31} tons", "by {31} tons", r"\marked"),
        (r"by \marked*[red]{31} tons", "by {31} tons", r"\marked"),
        (r"\pair{31}{kegs}", "{31} {kegs}", r"\pair"),
        (r"\marked{of \other{31}}", "{of {31}}", r"\marked, \other"),
        (r"\shifted{2cm}{31}", "{31}", r"\shifted"),
        (r"\footnote{\marked{31}}", r"\footnote{{31}}", r"\marked"),
    ],
)
def test_what_an_unknown_command_is_given_stays_as_text(source: str, plain: str, names: str) -> None:
    assert with_known_commands(HEAD + source) == (HEAD + plain, [TOLD + names])


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        (r"\replaced{31}{29} tons", "{31} tons"),
        (r"\scalebox{0.9}{31 tons}", "{31 tons}"),
        (r"cost \EUR{31}", "cost EUR {31}"),
        (r"4\thinspace 310", r"4\,310"),
        (r"so \unheard 31 tons", "so  31 tons"),
    ],
)
def test_well_known_commands_are_read_without_a_word(source: str, plain: str) -> None:
    assert with_known_commands(HEAD + source) == (HEAD + plain, [])


@pytest.mark.parametrize(
    "source",
    [
        r"\textbf{31} \emph{tons} \mbox{5} \citep[4]{lee} \ref{tab}",
        r"\vspace{3cm} \label{fig} \setlength{\parskip}{4pt} \vskip 5pt \deleted{31}",
        r"$\marked{31}$ \[\marked{31}\] \(\marked{31}\) $$\marked{31}$$",
        r"\begin{align*}\marked{31}\end{align*} \begin{tikzpicture}\nodes{31}\end{tikzpicture}",
        "% \\marked{31}\n",
        r"\newcommand{\marked}[1]{#1} \marked{31}",
        r"\begin{tabular}{l}\multicolumn{1}{c}{31} \\ \multirow{2}{*}{31}\end{tabular}",
        r"\pounds 31",
    ],
)
def test_known_and_defined_commands_formulas_and_comments_stay(source: str) -> None:
    assert with_known_commands(HEAD + source) == (HEAD + source, [])


def test_the_drafts_own_definitions_may_use_unknown_commands() -> None:
    source = "\\newcommand{\\mine}[1]{\\marked{#1}}\n\\begin{document}\\mine{31}"
    assert with_known_commands(source)[0] == source.replace(r"\marked", "")


def test_commands_before_the_body_are_settings() -> None:
    source = "\\unheard{31}\n\\begin{document}5"
    assert with_known_commands(source) == (source, [])


def test_of_many_unknown_commands_the_first_are_named() -> None:
    _, (told,) = with_known_commands(" ".join(f"\\un{chr(97 + n)}x{{5}}" for n in range(14)))
    assert told.endswith("\\unlx and 2 more")


@given(st.text(alphabet="\\{}[]$%ab 1\n*"))
def test_any_text_is_rewritten_or_stays(text: str) -> None:
    uses = list(latex_commands._uses(text))
    closes = latex_commands._closes(text)
    edits = [edit for use in uses for edit in latex_commands._edits(text, use, closes)]
    assert len(latex_commands._edited(text, edits)) <= len(text) + len(edits)
