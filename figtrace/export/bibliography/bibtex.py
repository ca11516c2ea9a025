"""Works as BibTeX, which LaTeX, Zotero, JabRef and pandoc read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from figtrace.export.bibliography.works import Person, Work

__all__ = ["to_bibtex"]


def to_bibtex(works: Iterable[Work]) -> str:
    """The works as entries in UTF-8; what is not known is left out."""
    return "\n".join(map(_entry, works))


def _entry(work: Work) -> str:
    kind = "article" if work.is_article else "techreport" if work.venue else "misc"
    lines = [f"  {name} = {{{_escaped(value)}}}" for name, value in _fields(work, kind) if value]
    bare = [
        f"  {name} = {{{_bare(value)}}}" for name, value in (("url", work.url), ("file", work.file)) if value
    ]
    return "@" + kind + "{" + ",\n".join([work.key, *lines, *bare]) + "\n}\n"


def _fields(work: Work, kind: str) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(map(_name, work.authors))
    yield "title", work.title
    yield "year", work.year
    yield {"article": "journal", "techreport": "institution"}.get(kind, "howpublished"), work.venue
    yield "volume", work.volume
    yield "pages", work.pages.replace("-", "--")
    yield "doi", work.doi
    yield "abstract", work.abstract
    yield "note", work.note


def _name(person: Person) -> str:
    """Family and given name; a body in braces of its own, which are kept from being parted at an "and"."""
    if not person.given:
        return "\0" + person.family + "\1" if " " in person.family else person.family
    return f"{person.family}, {person.given}"


_SPECIAL = re.compile(r"[\\{}&%$#_~^\0\1]")
"""Signs that mean something to TeX; NUL and 1 stand for those that are escaped otherwise."""
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\0": "{",
    "\1": "}",
}
"""Signs that TeX takes for its own (Lamport, LaTeX, section 2.1); the two last are braces that are meant."""


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], "\\" + found[0]), _without_controls(text))


def _bare(text: str) -> str:
    """An address or the name of a file, which is taken as it stands; braces would end the field."""
    return re.sub(r"[{}]", "", _without_controls(text))


def _without_controls(text: str) -> str:
    return re.sub("[\x02-\x1f\x7f\ud800-\udfff]", " ", text)
