r"""Commands of a LaTeX draft that pandoc does not know keep their words and figures as plain text.

Which these are is asked of pandoc itself, with one line for each command outside formulas and drawings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.errors import DraftError
from corpus.geometry import Span
from ingest.office import draft_tree

__all__ = ["with_known_commands"]

_TOKEN = re.compile(
    r"\\(?P<step>begin|end)\s*\{(?P<env>[^{}\n]{1,40})\}|\\(?P<name>[A-Za-z]+)|(?P<math>\\[()\[\]]|\$\$?)"
    r"|\\[^A-Za-z]|%[^\n]*|(?P<gap>\n[ \t]*\n)"
)
"""Environments, commands, the marks of formulas, comments and empty lines, in one pass."""
_NO_PROSE = re.compile(
    r"(?:equation|align|alignat|gather|multline|eqnarray|math|displaymath|flalign|tikzpicture|pgfpicture|verbatim"
    r"|Verbatim|lstlisting|minted|comment|filecontents|thebibliography)\*?"
)
"""Environments of formulas, drawings and code; a typed list of references has rules of its own."""
_ENDS = {"\\(": "\\)", "\\[": "\\]", "$": "$", "$$": "$$"}
"""What ends a formula that this sign begins."""
_DEFINED = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|(?:New|Renew|Provide|Declare)DocumentCommand"
    r"|DeclareMathOperator|newcites?|[egx]?def|let)\*?\s*\{?\s*\\([A-Za-z]+)"
)
"""Commands that the draft defines itself, in LaTeX's, xparse's and TeX's own ways."""
_DEFINITION = re.compile(
    r"^[ \t]*\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|def)\b[^\n]*", re.M
)
"""The line of such a definition."""
_BEHIND = re.compile(r"\*?(?:[ \t]*\[[^\]\n]{0,200}\])?[ \t]*(?=\{)")
"""A star and an option between a command and its first argument."""
_FIGURE_BEHIND = re.compile(
    r"[ \t]*(?=[-+]?[.,]?\d)(?!\s*[-+]?[\d.,]+\s*(?:pt|cm|mm|in|em|ex|pc|bp|sp|dd|cc|plus)\b)"
)
"""A figure that is no length of TeX's."""
_SPACES = {"thinspace": r"\,", "medspace": r"\:", "thickspace": r"\;", "nobreakspace": "~", "enspace": "~"}
"""Commands of spaces that pandoc does not know, as those that it does."""
_SPACE = re.compile(rf"\\({'|'.join(_SPACES)})(?![A-Za-z])[ \t]*")
"""One of them with the space behind, which TeX swallows."""
_MEASURE = re.compile(
    r"\s*(?:!|[-+]?[\d.,]*\s*(?:pt|cm|mm|in|em|ex|pc|bp|sp|\\(?:text|line|column|paper)(?:width|height)))\s*"
)
"""An argument that is a length and no text (TeXbook, chapter 10)."""
_NO_TEXT = frozenset([
    "vspace", "hspace", "vskip", "hskip", "kern", "label", "ref", "pageref", "setlength", "addtolength",
    "setcounter", "addtocounter", "stepcounter", "refstepcounter", "pagestyle", "thispagestyle",
    "pagenumbering", "usepackage", "documentclass", "bibliographystyle", "bibliography", "addbibresource",
    "graphicspath", "includegraphics", "includepdf", "hypersetup", "geometry", "captionsetup", "sisetup",
    "index", "glossary", "todo", "phantom", "vphantom", "hphantom", "enlargethispage", "hyphenation",
    "markboth", "markright", "addcontentsline", "fontsize", "color", "definecolor", "colorlet", "pagecolor",
    "linespread", "setstretch", "newcommand", "renewcommand", "providecommand", "newtheorem",
    "theoremstyle", "newlength", "newcounter", "settowidth", "settoheight", "setdefaultlanguage",
    "setmainfont", "rule", "penalty", "tolerance", "hbadness", "vbadness", "looseness", "newenvironment",
    "renewenvironment", "numberwithin", "allowdisplaybreaks", "crefname", "subjclass", "pdfbookmark",
    "bookmark", "nocite", "printbibliography", "printindex", "DeclareMathOperator", "DeclareSIUnit", "item",
    "bibitem", "multicolumn", "multirow", "multirowcell", "hline", "toprule", "midrule", "bottomrule",
    "caption", "tabularnewline", "begin", "end", "input", "include", "subfile", "deleted", "marginnote",
    "rowcolors", "let", "def", "newif", "fi", "else", "or", "ensuremath", "vfill", "selectlanguage",
    "linenumbers", "modulolinenumbers", "doublespacing", "appendix", "tag", "eqref", "import", "subimport",
    "nameref", "vref", "vpageref", "cpageref", "ding", "symbol", "footnotemark", "tnote",
])  # fmt: skip
"""Commands whose arguments are lengths, names or settings (LaTeX's and packages'), struck-out words,
and those that pandoc knows in their places alone, such as a table's."""
_ONE_TEXT = {
    "replaced": 0, "captionof": -1, "scalebox": -1, "resizebox": -1, "rotatebox": -1, "raisebox": -1,
    "parbox": -1, "colorbox": -1, "fcolorbox": -1, "textcolor": -1, "adjustbox": -1, "foreignlanguage": -1,
    "makecell": -1, "shortstack": -1, "rotcell": -1, "thead": -1, "hyperlink": -1, "hypertarget": -1,
}  # fmt: skip
"""Which one argument is text, by the manuals of changes, caption, graphics, color, babel and makecell."""
_CURRENCIES = frozenset(["EUR", "USD", "GBP", "CHF", "JPY", "CNY", "SEK", "NOK", "DKK"])
"""Codes of ISO 4217 that are written as commands (eurosym's \\EUR)."""
_KINDS = ("latex", "latex+raw_tex")
"""Pandoc's reader as drafts are read, and with unknown commands handed on as they stand."""
_MARK = "7310000"
_MOST_COMMANDS = 300
"""Different commands that are asked of pandoc: a class with more has its own that hold no text."""
_MOST_NAMED = 12
"""Commands that a line names; the rest is counted."""
_LONGEST = 20_000
"""Characters of a command's arguments together."""
_BRACE = re.compile(r"\\.|[{}]", re.S)
"""Braces, those behind a backslash passed over."""


@dataclass(frozen=True, slots=True)
class _Use:
    name: str
    place: Span
    """Of the command with its star and option."""
    has_groups: bool


def with_known_commands(text: str) -> tuple[str, list[str]]:
    """The source with arguments of unknown commands as plain groups, and a line that names the commands."""
    text = _SPACE.sub(lambda found: _SPACES[found[1]], text)
    ours = _NO_TEXT | set(_DEFINED.findall(text))
    uses = [use for use in _uses(text) if use.name not in ours and not use.name.startswith("if")]
    asked = list(dict.fromkeys((use.name, use.has_groups) for use in uses))[:_MOST_COMMANDS]
    unknown = _unknown(asked)
    closes = _closes(text)
    edits = [
        edit for use in uses if (use.name, use.has_groups) in unknown for edit in _edits(text, use, closes)
    ]
    plain = _ONE_TEXT.keys() | _CURRENCIES
    told = [name for name, groups in asked if groups and (name, groups) in unknown and name not in plain]
    return _edited(text, edits), _problem(told)


def _problem(names: list[str]) -> list[str]:
    if not names:
        return []
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    listed = ", ".join(f"\\{name}" for name in names[:_MOST_NAMED])
    return [f"what these unknown commands are given was read as plain text: {listed}{more}"]


def _uses(text: str) -> Iterator[_Use]:
    """Commands with an argument or a figure behind them, in prose and in the draft's own definitions."""
    body = text.find(r"\begin{document}")
    defined = iter([Span(*found.span()) for found in _DEFINITION.finditer(text, 0, max(0, body))])
    definition = next(defined, None)
    until = ""
    for token in _TOKEN.finditer(text):
        at = token.start()
        while definition is not None and definition.end <= at:
            definition = next(defined, None)
        if until:
            closed = token["math"] == until or (token["step"] == "end" and token["env"] == until)
            until = "" if closed or (token["gap"] and until[0] in "\\$") else until
        elif token["math"]:
            until = _ENDS.get(token["math"], "")
        elif token["step"] == "begin" and _NO_PROSE.fullmatch(token["env"]):
            until = token["env"]
        elif token["name"] and (at >= body or (definition is not None and definition.start <= at)):
            behind = _BEHIND.match(text, token.end())
            figure = None if behind else _FIGURE_BEHIND.match(text, token.end())
            if found := behind or figure:
                yield _Use(token["name"], Span(at, found.end()), behind is not None)


def _unknown(uses: list[tuple[str, bool]]) -> set[tuple[str, bool]]:
    """Those uses, as name and whether in braces, of which pandoc leaves out what stands behind the name."""
    if not uses:
        return set()
    marks = [f"{_MARK}{at}" for at in range(len(uses))]
    lines = [
        f"x \\{name}{{q{mark}q}} z" if has_groups else f"x \\{name} {mark} z"
        for (name, has_groups), mark in zip(uses, marks, strict=True)
    ]
    source = "\n\n".join([r"\documentclass{article}\begin{document}", *lines, r"\end{document}"]).encode()
    try:
        read, handed_on = (json.dumps(draft_tree(source, kind, name="commands")) for kind in _KINDS)
    except DraftError:  # a command that wants another form, and so is known
        middle = len(uses) // 2
        return _unknown(uses[:middle]) | _unknown(uses[middle:]) if middle else set()
    seen = set(re.findall(rf"{_MARK}\d+", read))
    raw = set(re.findall(r'"latex", "\\\\([A-Za-z]+)', handed_on))
    return {use for use, mark in zip(uses, marks, strict=True) if mark not in seen and use[0] in raw}


def _edits(text: str, use: _Use, closes: dict[int, int]) -> Iterator[tuple[Span, str]]:
    """What to put in which places so that the words of a use stay."""
    yield use.place, f"{use.name} " if use.name in _CURRENCIES else "" if use.has_groups else " "
    groups = list(_groups(closes, use.place.end)) if use.has_groups else []
    kept = range(len(groups))
    if use.name in _ONE_TEXT and groups:
        kept = kept[_ONE_TEXT[use.name] :][:1]
    is_first = True
    for at, group in enumerate(groups):
        if at not in kept or _MEASURE.fullmatch(group.of(text)[1:-1]):
            yield group, ""
        else:
            yield Span(group.start, group.start), "" if is_first else " "
            is_first = False


def _closes(text: str) -> dict[int, int]:
    """The end of each group in braces, by its start."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for sign in _BRACE.finditer(text):
        if sign[0] == "{":
            opened.append(sign.start())
        elif sign[0] == "}" and opened:
            found[opened.pop()] = sign.end()
    return found


def _groups(closes: dict[int, int], at: int) -> Iterator[Span]:
    """Groups in braces that stand side by side from here; one longer than a long paragraph is none."""
    while (end := closes.get(at)) is not None and end - at <= _LONGEST:
        yield Span(at, end)
        at = end


def _edited(text: str, edits: Iterable[tuple[Span, str]]) -> str:
    """The text with these changes; of two that overlap the outer one counts."""
    parts, at = [], 0
    for span, words in sorted(edits, key=lambda edit: (edit[0].start, -edit[0].end)):
        if span.start >= at:
            parts += [text[at : span.start], words]
            at = span.end
    return "".join([*parts, text[at:]])
