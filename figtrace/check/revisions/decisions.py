"""What a person decided on findings: kept beside the draft, put to a ledger, never moved to another figure.

To accept a finding is to say that it is right, to reject it that it is mistaken and the figure may stand.
A decision holds while the number and its sentence are the same; else it is an orphan, listed but not used.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from corpus.english import flat
from corpus.errors import UsageError
from corpus.files import read_regular
from figtrace.check.ledger.finding_ids import with_lasting_ids
from figtrace.check.ledger.records import UNJUDGED, Finding, Ledger, Verdict

__all__ = [
    "Choice",
    "Decision",
    "Reviewed",
    "decide",
    "decisions_path",
    "read_decisions",
    "with_decisions",
    "write_decisions",
]

_FORM = 1
"""Number of the file's form."""
_LARGEST = 50_000_000
"""Bytes of a file of decisions; one has some five hundred."""


class Choice(StrEnum):
    """What a person says of a finding."""

    ACCEPT = "accept"
    REJECT = "reject"
    NONE = ""
    """A note alone."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on one finding, with what it was said of."""

    finding: str
    """Its id."""
    choice: Choice
    note: str
    verdict: Verdict
    """The verdict when it was decided."""
    surface: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A ledger with the decisions on it."""

    ledger: Ledger
    decisions: tuple[Decision, ...]
    """Those that hold, in the order of the text."""
    orphaned: tuple[Decision, ...]
    """Those whose number or sentence is no longer there."""

    def decision(self, finding: Finding) -> Decision | None:
        """The decision on a finding; None: nothing was decided."""
        return next((made for made in self.decisions if made.finding == finding.id), None)

    @property
    def outdated(self) -> tuple[Decision, ...]:
        """Decisions on a verdict that is another one now: they need a second look."""
        verdicts = {finding.id: finding.verdict for finding in self.ledger.findings}
        return tuple(made for made in self.decisions if verdicts[made.finding] is not made.verdict)

    @property
    def remarks(self) -> tuple[str, ...]:
        """A line for each decision that does not hold as it was made."""
        now = {finding.id: finding.verdict for finding in self.ledger.findings}
        gone = [f"decided on a figure that is no longer there: {_named(made)}" for made in self.orphaned]
        other = [
            f"decided when it was {made.verdict}, now {now[made.finding]}: {_named(made)}"
            for made in self.outdated
        ]
        return (*gone, *other)

    @property
    def standing(self) -> tuple[Finding, ...]:
        """Findings against the draft: checkable, not supported, and not rejected by a person as they are."""
        rejected = {(made.finding, made.verdict) for made in self.decisions if made.choice is Choice.REJECT}
        return tuple(
            finding
            for finding in self.ledger.findings
            if finding.verdict is not Verdict.SUPPORTED
            and finding.reason not in UNJUDGED
            and (finding.id, finding.verdict) not in rejected
        )


def _named(made: Decision) -> str:
    return f"{made.surface} in “{flat(made.sentence)[:80]}”"


def with_decisions(ledger: Ledger, decisions: Iterable[Decision]) -> Reviewed:
    """The ledger, its ids made to last, with the decisions on its findings and those on none."""
    lasting = with_lasting_ids(ledger)
    made = {decision.finding: decision for decision in decisions}
    held = tuple(made.pop(finding.id) for finding in lasting.findings if finding.id in made)
    return Reviewed(lasting, held, tuple(made.values()))


def decide(
    decisions: Sequence[Decision], finding: Finding, *, choice: Choice | None = None, note: str | None = None
) -> tuple[Decision, ...]:
    """The decisions with one more; what is not given stays as decided before.

    The empty choice with the empty note takes the decision back.
    """
    before = next((made for made in decisions if made.finding == finding.id), None)
    made = Decision(
        finding=finding.id,
        choice=choice if choice is not None else (before.choice if before else Choice.NONE),
        note=note.strip() if note is not None else (before.note if before else ""),
        verdict=finding.verdict,
        surface=finding.surface,
        sentence=finding.sentence,
    )
    if choice is None and before is not None:
        made = replace(made, verdict=before.verdict)
    others = tuple(one for one in decisions if one.finding != finding.id)
    return (*others, made) if made.choice or made.note else others


# -- the file beside the draft -------------------------------------------------------------------


def decisions_path(draft: Path) -> Path:
    """The file with the decisions on a draft: "draft.docx.figtrace.json"."""
    return draft.with_name(f"{draft.name}.figtrace.json")


def read_decisions(draft: Path) -> tuple[Decision, ...]:
    """The decisions kept beside a draft; none if there is no file.

    Raises:
        UsageError: if the file cannot be read or is not one of decisions.
    """
    path = decisions_path(draft)
    try:
        held = json.loads(read_regular(path, most=_LARGEST).decode("utf-8"))
        return tuple(_from_json(one) for one in _known_form(held)["decisions"])
    except FileNotFoundError:
        return ()
    except OSError as exc:
        raise UsageError(f"the decisions in {path} cannot be read: {exc.strerror or exc}") from exc
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as exc:
        raise UsageError(f"{path} is not a file of decisions ({exc}): correct it or move it away") from exc


def _known_form(held: dict[str, Any]) -> dict[str, Any]:
    if held["figtrace-decisions"] != _FORM:
        raise ValueError(f"its form is {held['figtrace-decisions']!r}, expected {_FORM}")
    return held


def _from_json(held: dict[str, str]) -> Decision:
    return Decision(
        finding=str(held["finding"]),
        choice=Choice(held["decision"]),
        note=str(held["note"]),
        verdict=Verdict(held["verdict"]),
        surface=str(held["figure"]),
        sentence=str(held["sentence"]),
    )


def write_decisions(draft: Path, decisions: Iterable[Decision]) -> Path:
    """Write the decisions beside the draft, whole or not at all; the file written.

    Raises:
        UsageError: if the file cannot be written.
    """
    path = decisions_path(draft)
    held = {
        "figtrace-decisions": _FORM,
        "draft": draft.name,
        "decisions": [_to_json(one) for one in decisions],
    }
    text = json.dumps(held, ensure_ascii=False, indent=2) + "\n"
    try:
        _replace(path, text.encode("utf-8", "replace"))
    except OSError as exc:
        raise UsageError(f"the decisions cannot be written to {path}: {exc.strerror or exc}") from exc
    return path


def _to_json(made: Decision) -> dict[str, str]:
    return {
        "finding": made.finding,
        "decision": made.choice,
        "note": made.note,
        "verdict": made.verdict,
        "figure": made.surface,
        "sentence": made.sentence,
    }


def _replace(path: Path, data: bytes) -> None:
    number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        written.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)
