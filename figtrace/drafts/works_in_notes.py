"""Works that a draft cites in its notes alone: in full, by a short title, or by "ibid.".

Historians and lawyers give a work in the note itself ("Jane Doe, *A Title*, 2009, p. 32") and keep no list.
Each such work becomes a reference, and the mark of each note that names it a citation with the note's page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from corpus.annotations import Citation
from corpus.document import Block, BlockKind, Reference
from corpus.english import TITLE_SMALL_WORDS, flat
from corpus.geometry import Span
from figtrace.drafts.typed_entries import read_entry
from nlp.citations import comparable, family_name, page_locator, part_locator

__all__ = ["NoteSources", "note_sources", "reviewed_work"]

_IBID = re.compile(r"(?:[Ss]ee (?:also )?)?(?:ibid(?:em)?|id|loc\. cit)\b\.?,?\s*", re.IGNORECASE)
""""Ibid.", "id." (legal citations) and "loc. cit.", with "see" before."""
_SIGNAL = re.compile(r"(?:[Ss]ee(?: also| for instance| e\.g\.)?|[Cc]f\.|[Ff]rom|[Ss]ource:)\s+")
"""Signals that introduce a citation in notes (Chicago Manual, 14.52; Bluebook, rule 1.2)."""
_LOCATED = re.compile(
    r"(?P<locator>,?\s*\(?(?:pp?\.|pages?|slides?|table|figure|fig\.|chart|chap(?:ter|\.)|sec(?:tion|\.)|annex|summary"
    r"|abstract|introduction|appendix)\s*[\w.,:–\- ]{0,24}\)?)\s*\.?$",
    re.IGNORECASE,
)
"""The place in a work at the end of its citation."""
_BARE_PAGES = re.compile(
    r"(?:(?<=[”\"’)]),?|,)\s*(?P<locator>(?:at\s+)?(?:\d{1,5}|[ivxl]{1,7})(?:\s?[-–—]\s?\d{1,5})?"
    r"(?:,\s?\d{1,5}(?:\s?[-–—]\s?\d{1,5})?){0,4}(?:\s?nn?\.?\s?\d{1,3})?)\s*\.?$"
)
"""Pages as the Chicago Manual of Style gives them in notes (14.148), without "p.": "Doe, “A Title,” 116." """
_PLACES_NAMED = 3
"""Places that one note may name of a work: a chapter, a page, a table."""
_SLIDE = re.compile(r"\bslides?\s+(\d+)", re.IGNORECASE)
"""Slides of talks, counted as pages."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""A year, which is no page."""
_NAMES = re.compile(r"[A-Z][\w.'’\-]+(?:\s[A-Z][\w.'’\-]*){0,4}(?:,|\s(?:and|et al)\b|\s*\()")
"""Up to five capitalised words before a comma, "and", "et al." or a bracket."""
_TITLED = re.compile(r"[“\"‘][^“”\"]{10,}[”\"’]")
"""A title in quotation marks."""
_SENTENCE = re.compile(
    r"\b(?:we|our|is|are|was|were|has|have|had|this|these|that|which|shows?|includes?|excludes?)\b"
)
"""Verbs and pronouns of a sentence: a note with one says something and names no work."""
_MOST = 500
"""Characters of a note that only names a work; longer ones discuss it."""


@dataclass(frozen=True, slots=True)
class NoteSources:
    """The works that notes name, and the citations at the notes' marks."""

    references: tuple[Reference, ...]
    """To be put behind the draft's own."""
    citations: tuple[Citation, ...]
    notes: frozenset[Span]
    """Notes that name works and say nothing else: their numbers are no figures."""


def reviewed_work(
    text: str, blocks: Iterable[Block], references: Sequence[Reference]
) -> Reference | int | None:
    """The work that the whole draft is about, as its head says: "Paper under review: …", "Review of …".

    Returns:
        Its position among the references; a reference of its own where none of them is it; None for a draft
        that is about no single work.
    """
    for block in islice(blocks, _HEAD):
        words = flat(block.span.of(text))
        said = _REVIEWED.search(words[:_OPENING]) if block.kind in _HEADS else None
        titled = _TITLED.search(words, said.end()) if said else None
        if said is None or titled is None:
            continue
        title = comparable(titled[0])
        named = (at for at, one in enumerate(references) if one.title and comparable(one.title) == title)
        entry = read_entry(words[said.end() :].strip(" :."), Span(0, 0))
        return next(named, None if entry.title == "" else entry)
    return None


_HEAD = 12
"""Blocks at the beginning of a report that may say what it is about."""
_OPENING = 80
"""Letters of a block in which it says what it is about; behind them people thank for comments on a paper."""
_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_REVIEWED = re.compile(
    r"\b(?:paper|manuscript|article|submission|study|report|book|thesis) (?:under review|reviewed)\b"
    r"|^(?:re|subject|title|manuscript|paper)\s*:|\b(?:report|comments?|review|notes?) (?:on|of)\b",
    re.IGNORECASE,
)
"""What the head of a referee's report, a review or a discussant's note says before the work's title."""


def note_sources(
    text: str,
    blocks: Iterable[Block],
    marks: Mapping[str, Span],
    cited: Sequence[Citation],
    references: Sequence[Reference],
) -> NoteSources:
    """What the notes name whose marks cite nothing yet, in the order of the marks.

    `marks` are the places of the notes' marks by label, `cited` and `references` what is known of the draft.
    """
    known = {citation.span: citation for citation in cited if citation.reference is not None}
    notes = [block for block in blocks if block.kind is BlockKind.FOOTNOTE and block.label in marks]
    reader = _Reader(list(references))
    naming: set[Span] = set()
    for note in sorted(notes, key=lambda note: marks[note.label].start):
        before = len(reader.citations)
        reader.read(note.span.of(text), marks[note.label], known.get(marks[note.label]))
        if len(reader.citations) > before:
            naming.add(note.span)
    added = tuple(reader.references[len(references) :])
    return NoteSources(added, tuple(reader.citations), frozenset(naming))


@dataclass(slots=True)
class _Reader:
    references: list[Reference]
    citations: list[Citation] = field(default_factory=list)
    last: int | None = None
    locator: str = ""
    part: str = ""

    def read(self, note: str, mark: Span, known: Citation | None) -> None:
        """Read a note; one that is known to cite sets what "ibid." means behind it."""
        if known is not None:
            self.last, self.locator, self.part = known.reference, known.locator, known.part
            return
        for piece in _works(note):
            self._read_work(piece, mark)

    def _read_work(self, piece: str, mark: Span) -> None:
        again = _IBID.match(piece)
        if again is not None:
            self._repeat(piece[again.end() :], mark)
            return
        work, located = _parted(_SIGNAL.sub("", piece, count=1))
        if not _names_a_work(work, located):
            return
        self.last = self._known(work)
        if self.last is None:
            self.references.append(read_entry(work, Span(0, 0)))
            self.last = len(self.references) - 1
        self.locator, self.part = _page(located), part_locator(located)
        self._cite(mark, "note")

    def _repeat(self, rest: str, mark: Span) -> None:
        """The same page for "Ibid." alone, another of the same work for "Ibid., p. 4"."""
        if rest.strip(" ."):
            self.locator, self.part = _page(rest), part_locator(rest)
        if self.last is not None:
            self._cite(mark, "ibid")

    def _cite(self, mark: Span, by: str) -> None:
        made = Citation(mark, locator=self.locator, reference=self.last, by=f"footnote:{by}", part=self.part)
        self.citations.append(replace(made, named_elsewhere=True))

    def _known(self, work: str) -> int | None:
        """The reference that a short form names: its words all stand in it, and no other has them all."""
        words = set(comparable(work).split()) - TITLE_SMALL_WORDS
        fitting = [
            at
            for at, reference in enumerate(self.references)
            if len(words) > 1 and words <= _words_of(reference)
        ]
        alone = [at for at in fitting if words == _families(self.references[at])]
        chosen = alone if len(fitting) > 1 else fitting
        return chosen[0] if len(chosen) == 1 else None


def _words_of(reference: Reference) -> set[str]:
    """Folded words of the entry as a short form may give them: "Brazil" of "Brazil's", "USTR" of its name."""
    found = set(comparable(reference.raw).split())
    found |= {word.removesuffix("s") for word in found if len(word) > _SHORTEST_PLURAL}
    for author in reference.authors:
        short = "".join(word if word.isupper() else word[0] for word in author.split() if word[0].isupper())
        found |= {short[at:].lower() for at in range(len(short) - 2)}
    return found


_SHORTEST_PLURAL = 4
"""Letters of a word beyond which an s at its end is taken for the plural's or the genitive's."""


def _families(reference: Reference) -> set[str]:
    """Folded words of its authors' family names, which a note may give in place of the title."""
    return {word for author in reference.authors for word in comparable(family_name(author)).split()}


def _works(note: str) -> Iterator[str]:
    """The works of a note, which semicolons part."""
    whole = flat(note)
    if len(whole) <= _MOST:
        yield from (piece.strip() for piece in re.split(r";\s+(?=[A-Z“\"])", whole))


def _parted(piece: str) -> tuple[str, str]:
    """The work and the places in it that the note names at its end: "Doe, 620" of "Doe, 620, table 2."."""
    work, located = piece.strip(" ."), ""
    for _ in range(_PLACES_NAMED):
        found = _LOCATED.search(work) or _bare_pages(work)
        if found is None:
            break
        work, located = work[: found.start()].strip(" ,."), f", {found['locator'].strip(' ,')}{located}"
    return work, located


def _bare_pages(work: str) -> re.Match[str] | None:
    """Pages without a word before them; a year is none."""
    found = _BARE_PAGES.search(work)
    return None if found is None or _YEAR.fullmatch(found["locator"]) else found


def _page(words: str) -> str:
    slide = _SLIDE.search(words)
    return slide.group(1) if slide else page_locator(words)


def _names_a_work(work: str, located: str) -> bool:
    """True for names or a title with a year or page behind; a note that says something is no reference."""
    dated = bool(_YEAR.search(work)) or bool(located)
    titled = _NAMES.match(work) is not None or _TITLED.search(work) is not None or "," in work
    begins = work[:1].isupper() or work[:1] in ("“", '"', "‘")
    return dated and titled and begins and not _SENTENCE.search(work)
