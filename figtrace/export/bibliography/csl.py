"""Works as CSL-JSON, which Zotero, pandoc and citeproc read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from figtrace.export.bibliography.works import Person, Work

__all__ = ["to_csl_json"]


def to_csl_json(works: Iterable[Work]) -> str:
    """The works as a JSON array by the schema of CSL 1.0.2."""
    return json.dumps([_item(work) for work in works], ensure_ascii=False, indent=1) + "\n"


_YEAR = re.compile(r"\d{4}")
"""Four digits, in whatever the year is printed with."""
_LONE = re.compile("[\ud800-\udfff]")
"""Half surrogates, which UTF-8 cannot carry."""


def _item(work: Work) -> dict[str, object]:
    """The item of one work, without what is not known."""
    kind = "article-journal" if work.is_article else "report" if work.venue else "document"
    texts = {
        "title": work.title,
        "container-title" if kind == "article-journal" else "publisher": work.venue,
        "volume": work.volume,
        "page": work.pages,
        "DOI": work.doi,
        "URL": work.url,
        "abstract": work.abstract,
        "note": work.note,
    }
    item: dict[str, object] = {"id": work.key, "type": kind}
    item |= {name: _LONE.sub("\ufffd", text) for name, text in texts.items() if text}
    if work.authors:
        item["author"] = list(map(_name, work.authors))
    year = _YEAR.search(work.year)
    if year:
        item["issued"] = {"date-parts": [[int(year[0])]]}
        suffix = work.year[year.end() :]
        item |= {"year-suffix": suffix} if suffix else {}
    return item


def _name(person: Person) -> dict[str, str]:
    if not person.given:
        return {"literal": _LONE.sub("\ufffd", person.family)}
    return {"family": _LONE.sub("\ufffd", person.family), "given": _LONE.sub("\ufffd", person.given)}
