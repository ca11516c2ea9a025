"""LaTeX's tables come in words that pandoc knows, whatever packages set their columns and rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figtrace.drafts.latex_tables import with_plain_tables


@pytest.mark.parametrize(
    ("columns", "plain"),
    [
        ("lrc", "lrc"),
        ("|l||r|", "lr"),
        ("l S[table-format=2.1] s", "lrr"),
        ("lD{.}{,}{2.3}d{1}", "lrr"),
        (r">{\raggedright\arraybackslash}p{3cm}<{\%}r", "lr"),
        (r"l!{\vrule width 1pt}@{\hspace{2em}}r@{}", "lr"),
        ("l*{3}{S[table-format=1]}", "lrrr"),
        ("*{2}{l*{2}{c}}", "lcclcc"),
        ("@{}lX[2,r]", "ll"),
        ("m{2cm} b{1em} w{c}{1cm}", "lll"),
        ("*{many}{r}", "r"),
        ("", "l"),
    ],
)
def test_a_list_of_columns_is_letters_alone(columns: str, plain: str) -> None:
    source = rf"\begin{{tabular}}{{{columns}}}a\end{{tabular}}"
    assert with_plain_tables(source) == rf"\begin{{tabular}}{{{plain}}}a\end{{tabular}}"


@pytest.mark.parametrize(
    ("opened", "closed", "name"),
    [
        (r"tabular*}[t]{\linewidth}", "tabular*", "tabular"),
        (r"tabularx}{0.5\textwidth}", "tabularx", "tabular"),
        (r"tabulary}{9cm}", "tabulary", "tabular"),
        (r"tabu} to \linewidth ", "tabu", "tabular"),
        ("longtable}[c]", "longtable", "longtable"),
        (r"xltabular}{\textwidth}", "xltabular", "longtable"),
    ],
)
def test_tables_of_other_packages_are_those_pandoc_knows(opened: str, closed: str, name: str) -> None:
    source = rf"\begin{{{opened}{{lX}}5 & 6\end{{{closed}}}"
    assert with_plain_tables(source) == rf"\begin{{{name}}}{{ll}}5 & 6\end{{{name}}}"


@pytest.mark.parametrize(
    "rule",
    [
        r"\cmidrule(lr){3-4}",
        r"\cmidrule[1pt](l{2pt}r){3-4}",
        r"\cline{1-2}",
        r"\specialrule{1pt}{2pt}{3pt}",
        r"\addlinespace[4pt]",
        r"\hhline{|-|=|}",
        r"\rowcolor[gray]{0.9}",
    ],
)
def test_rules_of_a_part_of_the_row_and_colours_say_nothing(rule: str) -> None:
    assert with_plain_tables(rf"a & 5 \\ {rule} b & 6") == r"a & 5 \\  b & 6"


def test_a_cell_over_many_columns_has_a_plain_column() -> None:
    assert with_plain_tables(r"\multicolumn{2}{S[a=b]|}{Tons}") == r"\multicolumn{2}{r}{Tons}"


@pytest.mark.parametrize(
    "source", [r"\begin{tabular}{l", r"\begin{tabular} 5", r"\clinefoo{1-2}", r"\cline 4"]
)
def test_what_is_no_list_or_rule_stays(source: str) -> None:
    assert with_plain_tables(source) == source


@given(st.text() | st.text(alphabet=r"*{}[]lS>2\ ").map(lambda t: r"\begin{tabular}{" + t))
def test_any_text_is_rewritten_or_stays(text: str) -> None:
    with_plain_tables(text)


def test_deep_lists_come_to_an_end() -> None:
    assert len(with_plain_tables(r"\begin{tabular}{" + "*{999}{" * 400 + "l" + "}" * 401)) < 5_000
