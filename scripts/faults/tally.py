"""What a kind of fault came to: each call judged and printed, faults counted, one closing line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from scripts.faults.running import Ran

__all__ = ["SkippedError", "Tally", "is_clear", "visible"]

_ALWAYS = ("lost", "tracebacks", "hangs", "unclear")
_MOST_LINES = 5
"""Of an error: the parser of the command line shows its usage in four lines, and the error in a fifth."""
_LONGEST = 2_000
"""Characters of an error that a person still reads."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class SkippedError(Exception):
    """A kind that cannot be tried here; the text says why."""


@dataclass(slots=True)
class Tally:
    """Faults of one kind so far."""

    kind: str
    faults: Counter[str] = field(default_factory=Counter)
    """Number of faults by name: lost, tracebacks, hangs, unclear, and the kind's own."""
    told: list[str] = field(default_factory=list)
    """One line for each fault."""
    tried: int = 0

    def judge(self, ran: Ran, title: str, *, statuses: Collection[int] = (0, 1, 2)) -> bool:
        """Print the call and count what is wrong with it; True if nothing is.

        `statuses` are the exit statuses that are right here; with 2 goes one clear line.
        """
        self.tried += 1
        wrong = _wrong(ran, statuses)
        how = f"exit {ran.status}, {ran.seconds:.1f} s, {ran.most_mb:.0f} MB"
        print(f"  {visible(title)[:90]}: {how} | {visible(ran.last_line)[:200]}", flush=True)
        for fault in wrong:
            self.count(fault, f"{title[:90]}: exit {ran.status}: {ran.last_line}")
        return not wrong

    def count(self, fault: str, what: str, *, times: int = 1) -> None:
        """Count a fault and print it."""
        if times:
            self.faults[fault] += times
            self.told.append(f"{fault}: {visible(what)[:400]}")
            print(f"    FAULT {self.told[-1]}", flush=True)

    @property
    def closing_line(self) -> str:
        """Such as "kills: lost=0 tracebacks=0 hangs=0 unclear=0 (20 tried)"."""
        names = dict.fromkeys((*_ALWAYS, *sorted(self.faults)))
        counts = " ".join(f"{name}={self.faults[name]}" for name in names)
        return f"{self.kind}: {counts} ({self.tried} tried)"

    @property
    def status(self) -> int:
        """1 if any count is not 0, else 0."""
        return int(any(self.faults.values()))


def _wrong(ran: Ran, statuses: Collection[int]) -> list[str]:
    if ran.hung:
        return ["hangs"]
    if ran.swollen:
        return ["swollen"]
    if ran.traceback:
        return ["tracebacks"]
    if ran.status not in statuses or (ran.status == 2 and not is_clear(ran.err)):
        return ["unclear"]
    return []


def is_clear(err: str) -> bool:
    """True if what was said ends in one line that tells an error, in words that leave the terminal alone."""
    lines = err.rstrip("\n").split("\n")
    is_told = lines[-1].startswith(("figtrace: ", "Error: "))
    return is_told and len(lines) <= _MOST_LINES and len(err) <= _LONGEST and not _CONTROL.search(err)


def visible(text: str) -> str:
    """The text in one line, with every sign that does not print written as its number."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
