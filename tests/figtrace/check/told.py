"""What the check says of a sentence against a paper and its table, in a line for people to compare."""

from __future__ import annotations

from functools import cache

from corpus.store import Store
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.inquiry.run import check_draft
from figtrace.check.ledger.records import Evidence, Finding
from tests.figtrace.check.builders import annotator, draft_of, store_of, table_document
from tests.strategies import document_of

__all__ = ["told"]

PAPER = document_of(
    "In 2006 imports of frozen salmon from Norway rose by 12.4 percent to $381.5 million.",
    "In 2009 imports of frozen salmon from Norway fell by 8.7 percent to $347.2 million.",
    "Exports of frozen cod from Chile to Japan came to 1,204 tons in 2006 and 1,387 tons in 2009.",
    "The tariff on salmon was cut from 12.5 percent in 2001 to 4.5 percent in 2009.",
    "Norway accounted for 61.3 percent of salmon imports in 2006, and Chile for 27.9 percent.",
    "About 412 mills in Bergen employed 9,870 workers; Alta had 87 mills with 1,240 workers.",
    "Nearly half of the mills had a licence, more than 300 of them since 1998.",
    "The share of farms with a licence was 57.3 percent in 2001 and 42.7 percent in 2009.",
    "Rents were between 3.2 and 4.8 percent of sales, and wages were 2.5 times as high as in Peru.",
    "The elasticity is 0.73 (0.12), significant at the 1 percent level.",
    "Prices of cod did not rise by 15.2 percent, as others had forecast.",
    "If duties were raised to 35 percent, imports would fall by 18.6 percent.",
    doc="a1",
    title="Salmon",
    year=2010,
)
TABLE = table_document(
    "Table 1 Salmon exports by country (million dollars)",
    ["Country", "2005", "2006", "2009"],
    [
        ["Norway", "381", "413", "520"],
        ["Chile", "402", "388", "291"],
        ["Canada", "77", "81", "64"],
        ["Total", "860", "882", "875"],
    ],
)


@cache
def _store() -> Store:
    return store_of(PAPER, TABLE)


def told(sentence: str, *, cites: str = "paper") -> str:
    """The findings on the sentence, which cites the paper, the table, or nothing at its end."""
    doc = {"paper": PAPER.id, "table": TABLE.id, "": None}[cites]
    small = draft_of(sentence, doc, "1" if doc else "")
    found = check_draft(small, _store(), annotator(), CheckOptions(uncited=True))
    return "".join(f"  {_said(one)}\n" for one in found.findings)


def _said(one: Finding) -> str:
    parts = [one.surface, f"{one.verdict}: {one.reason}", str(one.relation or "-"), one.arithmetic or "-"]
    evidence = [_place(each) for each in one.evidence]
    beside = [f"beside {_place(one.runner_up)}"] if one.runner_up else []
    marks = [name for name in ("locator_mismatch", "is_quotation") if getattr(one, name)]
    return " | ".join([*parts, *evidence, *beside, *marks, one.says])


def _place(one: Evidence) -> str:
    return f"{one.surface} in {one.quote[:40]!r}"
