"""Ids of findings that last while the number and its sentence are the same."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace

from corpus.english import flat
from corpus.errors import UsageError
from figtrace.check.ledger.records import Finding, Ledger

__all__ = ["finding_by_id", "with_lasting_ids"]


def with_lasting_ids(ledger: Ledger) -> Ledger:
    """The ledger with ids made of the number and its sentence; of a table's cell, of its whole row.

    Equal numbers in equal sentences are counted, the second of three; if there come to be more or fewer of
    them, all get new ids, since none can be told from the others.
    """
    keys = [_key(ledger.text, finding) for finding in ledger.findings]
    total, seen = Counter(keys), Counter[tuple[str, str]]()
    findings = []
    for finding, key in zip(ledger.findings, keys, strict=True):
        seen[key] += 1
        lasting = _id(key, seen[key], total[key])
        findings.append(finding if finding.id == lasting else replace(finding, id=lasting))
    return replace(ledger, findings=tuple(findings))


def _key(text: str, finding: Finding) -> tuple[str, str]:
    start = text.rfind("\n", 0, finding.span.start) + 1
    end = text.find("\n", finding.span.end)
    row = text[start : end if end >= 0 else len(text)]
    words = row if "\t" in row else finding.sentence
    return flat(words), flat(finding.surface)


def _id(key: tuple[str, str], number: int, total: int) -> str:
    parts = (*key, str(number), str(total))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def finding_by_id(ledger: Ledger, name: str) -> Finding:
    """The finding whose id begins so.

    Raises:
        UsageError: if there is none, or more than one.
    """
    found = [finding for finding in ledger.findings if finding.id.startswith(name)]
    if len(found) != 1 or not name:
        count = f"names {len(found)} figures" if found else "is the id of no figure"
        raise UsageError(f"{name!r} {count} of {ledger.draft}: `figtrace check --csv` lists their ids")
    return found[0]
