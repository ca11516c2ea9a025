"""Words and figures in commands that pandoc does not know stay, and a line names the commands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
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


@pytest.mark.parametrize(
    "formula",
    [
        r"\begin{align*}\marked{2}\end{align*}",
        r"\begin{equation}\begin{array}{l}\marked{2}\end{array}\marked{3}\end{equation}",
        r"$\marked{2}$",
        r"\[\marked{2}\]",
        r"\(\marked{2}\)",
        r"$$\marked{2}$$",
        "$\\marked{2}\n\n",  # a formula that is not closed ends with its paragraph
    ],
)
def test_behind_a_formula_the_text_goes_on(formula: str) -> None:
    found, _ = with_known_commands(f"{HEAD}{formula} {WORDS}")
    assert found == f"{HEAD}{formula} by {{31}} tons"


WORDS = r"by \marked{31} tons"


def test_an_environment_that_an_empty_line_divides_goes_on() -> None:
    source = f"{HEAD}\\begin{{verbatim}}\n\n{WORDS}\\end{{verbatim}}"
    assert with_known_commands(source) == (source, [])


def edited(name: str, groups: str) -> str:
    """What stays of a command and its groups where pandoc does not know it."""
    text = f"\\{name}{groups}"
    use = latex_commands._Use(name, Span(0, len(name) + 1), has_groups=True)
    return latex_commands._edited(text, latex_commands._edits(text, use, latex_commands._closes(text)))


@pytest.mark.parametrize("name", sorted(latex_commands._ONE_TEXT))
def test_of_commands_with_settings_one_argument_is_text(name: str) -> None:
    assert edited(name, "{first}{middle}{last}") == ("{first}" if name == "replaced" else "{last}")
    assert edited(name, "{only}") == "{only}"


@pytest.mark.parametrize(
    ("groups", "left"),
    [
        ("{one}{two}{three}", "{one} {two} {three}"),
        ("{2cm}{one}{two}", "{one} {two}"),
        ("{one}{2cm}{two}", "{one} {two}"),
        (r"{0.5\textwidth}{one}", "{one}"),
        ("{!}{one}", "{one}"),
        ("{2 tons}{one}", "{2 tons} {one}"),
        ("{one} {two}", "{one} {two}"),
        (r"{o\}ne}{two}", r"{o\}ne} {two}"),
        ("", ""),
    ],
)
def test_arguments_that_are_lengths_go_and_others_are_kept_apart(groups: str, left: str) -> None:
    assert edited("unheard", groups) == left


def test_groups_longer_than_a_long_paragraph_stay_as_they_are() -> None:
    for size, is_group in ((19_998, True), (19_999, False)):
        text = "{" + "x" * size + "}"
        assert bool(list(latex_commands._groups(latex_commands._closes(text), 0))) is is_group


@pytest.mark.parametrize(
    ("behind", "is_use"),
    [
        (" 31", True),
        (" -31", True),
        (".5", True),
        (" 3pt", False),
        (" 0.5 cm", False),
        ("[x]{5}", True),
        ("*{5}", True),
        (" {5}", True),
        ("\n{5}", False),
        (" words", False),
    ],
)
def test_an_argument_or_a_figure_that_is_no_length_stands_behind_a_command(
    behind: str, *, is_use: bool
) -> None:
    assert bool(list(latex_commands._uses(f"{HEAD}\\unheard{behind}"))) is is_use


@pytest.mark.parametrize(("count", "more"), [(12, ""), (13, " and 1 more")])
def test_twelve_commands_are_named(count: int, more: str) -> None:
    assert latex_commands._problem(["a"] * count) == [TOLD + ", ".join(["\\a"] * 12) + more]
