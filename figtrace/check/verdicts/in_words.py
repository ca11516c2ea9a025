"""Reasons as sentences that a person would say to another over the draft."""

from __future__ import annotations

from corpus.sheets import cell_name, is_sheet
from figtrace.check.ledger.records import Evidence, Reason, Relation, Verdict
from figtrace.check.verdicts.candidates import Judgement

__all__ = ["say", "where"]


def where(evidence: Evidence) -> str:
    """The evidence's place: "p. 14", else "page 3 of the file", with the table's headers for a cell.

    Of a spreadsheet "sheet Trade, cell B7".
    """
    if is_sheet(evidence.file) and evidence.boxes:
        sheet = f"sheet {evidence.label}, " if evidence.label else ""
        return f"{sheet}cell {cell_name(evidence.boxes[0].bbox)}{_headers(evidence)}"
    page = f"p. {evidence.label}" if evidence.label else f"page {evidence.page} of the file"
    place = page if evidence.page is not None else "the text"
    headers = _headers(evidence)
    return f"{place}, in the cell{headers}" if headers else place


def _headers(evidence: Evidence) -> str:
    """Headers of a table's cell behind a space: " Imports › 2008"; "" for prose."""
    cell = " › ".join(dict.fromkeys((*evidence.row_path, *evidence.col_path)))
    return f" {cell}" if cell else ""


_SUPPORT = {
    Reason.EXACT: "the source gives {theirs} ({where})",
    Reason.ROUNDED: "the source gives {theirs}, which rounds to it ({where})",
    Reason.HEDGED: "the source gives {theirs}, within what the wording admits ({where})",
    Reason.DERIVED: "it follows from the source: {arithmetic} ({where})",
    Reason.CONSISTENT_DERIVABLE: "it can be worked out from the source, though not for certain: "
    "{arithmetic} ({where})",
    Reason.TRUNCATED: "the source gives {theirs}: cut off instead of rounded ({where})",
    Reason.HEDGE_DIRECTION: "the source gives {theirs}, on the other side of what the wording says ({where})",
    Reason.UNDERSTATED: "true but far from it: the source gives {theirs} ({where})",
    Reason.LOOSE: "the source gives {theirs}: only roughly the same ({where})",
    Reason.VERBATIM: "these words stand in the source ({where})",
    Reason.WORDING_DIFFERS: "the source words it otherwise: “{theirs}” ({where})",
}
_AGAINST = {
    Reason.WRONG_MAGNITUDE: "the source gives {theirs}, another power of ten ({where})",
    Reason.WRONG_UNIT: "the number is the source's, the unit is not: it gives {theirs} ({where})",
    Reason.WRONG_DIRECTION: "the source gives {theirs}, the other way round ({where})",
    Reason.WRONG_VALUE: "the source gives {theirs} ({where})",
    Reason.WRONG_PERIOD: "{value} is the source's figure for another period ({where})",
    Reason.WRONG_FLOW: "{value} is the source's figure for another flow: imports and exports "
    "are exchanged ({where})",
    Reason.WRONG_AREA: "{value} is the source's figure for another country or region ({where})",
    Reason.WRONG_PRODUCT: "{value} is the source's figure for something else ({where})",
    Reason.WRONG_ARITHMETIC: "the source's own figures give another result: {arithmetic} ({where})",
}
_WORTH_NAMING = 0.4
"""Fit from which an editor may want to look at another figure; our choice."""
_EXCHANGED = frozenset({Reason.WRONG_PERIOD, Reason.WRONG_AREA, Reason.WRONG_PRODUCT, Reason.WRONG_FLOW})
_UNKNOWN = {
    Reason.NOT_FOUND: "no figure for this was found in {searched}",
    Reason.SOURCE_NOT_IN_CORPUS: "the cited work is not in the corpus",
    Reason.AMBIGUOUS_SCOPE: "the source has the number, but it is not certain that it says the same thing",
    Reason.NEAREST: "look here: what comes nearest to it in {searched} may be another value",
    Reason.EXTRACTION_DOUBT: "the source's page could not be read with certainty",
    Reason.STATED_AS_TARGET: "it is stated as a target or forecast on one side, as a fact on the other",
    Reason.UNCITED: "no citation governs this figure: it is listed, not judged{searched}",
    Reason.NOT_CHECKABLE: "this is the draft's own result, not a figure from a source",
    Reason.NOT_CHECKED: "the draft is longer than what is checked of it",
}

_EXPLAINS = {
    Relation.COMPLEMENT: ", which leaves as much of the whole",
    Relation.RECIPROCAL: ", which is the same the other way round",
}
"""How another figure of the source may come to the draft's, for relations that never contradict."""
_SEEN = {
    Reason.EXTRACTION_DOUBT: "it seems to give",
    Reason.STATED_AS_TARGET: "the source gives",
    Reason.UNCITED: "one place to look is",
    Reason.NEAREST: "the source gives",
}
"""What names the figure that was seen, for reasons not to decide on it."""


def say(
    surface: str,
    judgement: Judgement,
    evidence: tuple[Evidence, ...],
    *,
    searched: str,
    off_page: bool = False,
    nearest: Evidence | None = None,
) -> str:
    """The reason for a verdict as one sentence.

    `searched` names what was looked through, `nearest` is the figure that came next to it.
    """
    text = _sentence(surface, judgement, evidence, searched)
    if judgement.reason is Reason.NOT_FOUND and nearest is not None and nearest.score >= _WORTH_NAMING:
        explained = nearest.surface + _EXPLAINS.get(nearest.relation, "")
        text += f"; nearest to it is {explained} ({where(nearest)})"
    if judgement.reason in _SEEN and nearest is not None:
        text += f"; {_SEEN[judgement.reason]} {nearest.surface} ({where(nearest)})"
    if off_page and evidence and judgement.verdict in (Verdict.SUPPORTED, Verdict.WEAK):
        text += "; not on the page cited"
    return f"{text[:1].upper()}{text[1:]}."


def _sentence(surface: str, judgement: Judgement, evidence: tuple[Evidence, ...], searched: str) -> str:
    if judgement.reason is Reason.SOURCES_DISAGREE:
        return _disagreement(evidence)
    if not evidence:
        return _UNKNOWN[judgement.reason].format(searched=searched)
    pattern = {**_SUPPORT, **_AGAINST, **_UNKNOWN}[judgement.reason]
    first = evidence[0]
    if judgement.reason is Reason.WRONG_UNIT and judgement.arithmetic:
        pattern = "these are percentage points of the source, not per cent: {arithmetic} ({where})"
    if len(evidence) > 1 and first.relation is Relation.DISJOINT and judgement.reason in _EXCHANGED:
        meant = f"for this the source gives {first.surface} ({where(first)}); "
        return meant + pattern.format(value=surface, where=where(evidence[1]))
    return pattern.format(
        theirs=first.surface,
        where=where(first),
        value=surface,
        arithmetic=judgement.arithmetic,
        searched=searched,
    )


def _disagreement(evidence: tuple[Evidence, ...]) -> str:
    parts = [f"{one.surface} in {one.title or one.file} ({where(one)})" for one in evidence]
    return "the sources disagree: " + ", but ".join(parts)
