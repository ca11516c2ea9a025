r"""LaTeX's tables in the words that pandoc knows: plain columns, and no rules that cover a part of the row.

Pandoc reads a table with columns such as `S` or `D{.}{.}{2}` as prose, and the numbers of
`\cmidrule(lr){2-3}` as words of the next row.
"""

from __future__ import annotations

import re

__all__ = ["with_plain_tables"]

_GROUP = r"\s*\{[^{}]*\}"
_OPTION = r"(?:\s*\[[^\]\n]{0,200}\])?"
_TRIM = r"(?:\s*\([^)\n]{0,200}\))?"
_RULE = re.compile(
    rf"\\(?:cmidrule|cline|Cline|cdashline|hhline)\*?(?![A-Za-z]){_OPTION}{_TRIM}{_OPTION}{_GROUP}"
    rf"|\\specialrule(?![A-Za-z]){_GROUP}{_GROUP}{_GROUP}"
    rf"|\\(?:addlinespace|hdashline|morecmidrules)(?![A-Za-z]){_OPTION}"
    rf"|\\(?:arrayrulecolor|rowcolor|cellcolor|columncolor)\*?(?![A-Za-z]){_OPTION}{_GROUP}"
)
"""Rules that cover some columns, gaps and colours: booktabs, hhline, arydshln, colortbl by their manuals."""
_WHOLE_RULE = re.compile(rf"\\Xhline(?![A-Za-z]){_GROUP}")
"""A thick rule, which is a plain one to pandoc."""
_BEGIN = re.compile(
    r"\\begin\s*\{(?P<name>tabular\*?|tabularx|tabulary|tabu|longtabu|longtable\*?|xltabular|xtabular|supertabular"
    r"|NiceTabular\*?)\}(?:\s*(?:\[[^\]\n]{0,200}\]|(?:to|spread)\b[^{\n]*))?"
)
"""The environments whose last argument is a list of columns."""
_OPENS = re.compile(rf"{_BEGIN.pattern}|\\multicolumn\s*\{{[^{{}}]{{0,20}}\}}")
"""Where a list of columns stands: behind the beginning of a table or a cell over several columns."""
_WITH_WIDTH = frozenset(["tabular*", "tabularx", "tabulary", "xltabular", "NiceTabular*"])
"""Tables whose first argument is their width."""
_LONG = frozenset(["longtable", "longtable*", "xltabular", "longtabu"])
"""Tables that run over pages, for which pandoc knows one word."""
_END = re.compile(
    r"\\end\s*\{(tabular\*?|tabularx|tabulary|tabu|longtabu|longtable\*?|xltabular|xtabular|supertabular"
    r"|NiceTabular\*?)\}"
)
"""The end of any of them."""
_OPTIONAL = re.compile(r"\s*\[[^\]]*\]")
"""An option in square brackets before an argument."""
_MOST_COLUMNS = 200
"""More columns than any printed table has; `*{n}` may ask for any number."""
_DEEPEST = 5
"""Repeated lists within repeated lists."""
_LONGEST_LIST = 5_000
"""Characters of a list of columns: one without an end is not looked for further."""
_SIDES = {"c": "c", "C": "c", "r": "r", "S": "r", "s": "r", "D": "r", "d": "r", "N": "r", "n": "r", "R": "r"}
"""How columns are set: siunitx, dcolumn and numprint set figures to the right; all others go left."""


def with_plain_tables(text: str) -> str:
    r"""The source with each list of columns as `l`, `c`, `r` alone, and without rules of a part of a row."""
    text = _WHOLE_RULE.sub(lambda _: r"\hline ", _RULE.sub("", text))
    parts: list[str] = []
    at = 0
    for begin in _OPENS.finditer(text):
        name = begin["name"]
        start = begin.end()
        if name in _WITH_WIDTH:
            start = _group_end(text, start) or start
        end = _group_end(text, start)
        if end is None or begin.start() < at:
            continue
        opened = rf"\begin{{{_plain(name)}}}" if name else begin[0]
        columns = _columns(text[start:end].strip()[1:-1])
        parts += [text[at : begin.start()], f"{opened}{{{columns if name else columns[0]}}}"]
        at = end
    return _END.sub(lambda end: rf"\end{{{_plain(end[1])}}}", "".join([*parts, text[at:]]))


def _plain(name: str) -> str:
    return "longtable" if name in _LONG else "tabular"


def _group_end(text: str, at: int) -> int | None:
    """The place behind the group in braces that begins here, None if none does."""
    depth = 0
    for place in range(at, min(len(text), at + _LONGEST_LIST)):
        sign = text[place]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif not depth and not sign.isspace():
            return None
        if sign == "}" and depth <= 0:
            return place + 1 if depth == 0 else None
    return None


def _columns(listed: str, depth: int = 0) -> str:
    found = ""
    at = 0
    while at < len(listed) and len(found) < _MOST_COLUMNS:
        sign = listed[at]
        groups, at = _arguments(listed, at + 1) if sign.isalpha() or sign in "*><!@" else ([], at + 1)
        if sign == "*" and len(groups) > 1 and depth < _DEEPEST:
            times = int(groups[0]) if re.fullmatch(r"[0-9]{1,4}", groups[0].strip()) else 1
            found += _columns(groups[1], depth + 1) * min(times, _MOST_COLUMNS)
        elif sign.isalpha():
            found += _SIDES.get(sign, "l")
    return found[:_MOST_COLUMNS] or "l"


def _arguments(listed: str, at: int) -> tuple[list[str], int]:
    """What stands in the groups that follow, and the place behind them."""
    groups: list[str] = []
    while True:
        if optional := _OPTIONAL.match(listed, at):
            at = optional.end()
            continue
        end = _group_end(listed, at)
        if end is None:
            return groups, at
        groups.append(listed[at:end].strip()[1:-1])
        at = end
