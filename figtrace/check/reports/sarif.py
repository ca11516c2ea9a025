"""The ledger as SARIF 2.1.0, the form in which editors and code reviews show findings.

Places are counted in the draft's text as it was read, which the log carries; with the source of a Markdown,
LaTeX or plain text draft, in that source, so that an editor marks the right line.
Section numbers below are those of the OASIS standard of 27 March 2020.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import PurePath
from urllib.parse import quote

from corpus.english import flat
from corpus.geometry import Span
from figtrace.check.ledger.records import UNJUDGED, Evidence, Finding, Ledger, Reason, Verdict
from figtrace.check.reports.anchors import find_places

__all__ = ["to_sarif"]

Json = dict[str, object]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {
    Verdict.CONTRADICTED: "error",
    Verdict.CONFLICT: "warning",
    Verdict.WEAK: "warning",
    Verdict.UNKNOWN: "note",
}
_RULES = {
    Reason.TRUNCATED: "The figure is the source's cut off, not rounded",
    Reason.HEDGE_DIRECTION: "The wording qualifies the source's figure in the wrong direction",
    Reason.UNDERSTATED: "The wording is true but far from the source's figure",
    Reason.LOOSE: "The figure agrees with the source only roughly",
    Reason.CONSISTENT_DERIVABLE: "The figure can be worked out from the source, though not for certain",
    Reason.SOURCES_DISAGREE: "Sources disagree on the figure",
    Reason.WRONG_VALUE: "The source gives another value",
    Reason.WRONG_MAGNITUDE: "The source gives another power of ten",
    Reason.WRONG_UNIT: "The source gives another unit",
    Reason.WRONG_PERIOD: "The source gives the figure for another period",
    Reason.WRONG_FLOW: "The source gives the figure for another flow",
    Reason.WRONG_AREA: "The source gives the figure for another country or region",
    Reason.WRONG_PRODUCT: "The source gives the figure for another product",
    Reason.WRONG_DIRECTION: "The source gives the opposite direction",
    Reason.WRONG_ARITHMETIC: "The source's own figures give another result",
    Reason.WORDING_DIFFERS: "The source words the quotation otherwise",
    Reason.NOT_FOUND: "The figure or the quoted words were not found",
    Reason.SOURCE_NOT_IN_CORPUS: "The cited work is not in the corpus",
    Reason.AMBIGUOUS_SCOPE: "It is not certain that the source speaks of the same thing",
    Reason.NEAREST: "The source may give another value; look there",
    Reason.EXTRACTION_DOUBT: "The source's page could not be read with certainty",
    Reason.STATED_AS_TARGET: "One side states the figure as a target, the other as a fact",
    Reason.NOT_CHECKABLE: "The figure is the draft's own",
    Reason.NOT_CHECKED: "The draft is longer than what is checked of it",
    Reason.UNCITED: "No citation governs the figure",
}
_SUPPORTING = (Reason.EXACT, Reason.ROUNDED, Reason.HEDGED, Reason.DERIVED, Reason.VERBATIM)


def to_sarif(
    ledger: Ledger,
    *,
    source: str | None = None,
    justification: Callable[[Finding], str | None] = lambda _: None,
    version: str = "",
) -> str:
    """A SARIF log of all findings that are not supported, in the order of the text.

    Args:
        ledger: the ledger; its finding ids become the fingerprints.
        source: the text of the draft's file, where it is a text file.
        justification: why a person rejects a finding, "" for no reason given; None: it is not rejected.
        version: figtrace's own; "" leaves it out.
    """
    findings = [finding for finding in ledger.findings if finding.verdict is not Verdict.SUPPORTED]
    text = ledger.text if source is None else source
    spans = [finding.span for finding in findings]
    places = spans if source is None else find_places(ledger.text, spans, source)
    rules = [*dict.fromkeys((*_RULES, *(f.reason for f in findings)))]
    results = [
        _result(ledger, finding, rules.index(finding.reason), _region(text, place), justification(finding))
        for finding, place in zip(findings, places, strict=True)
    ]
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(rules, version)},
                "columnKind": "unicodeCodePoints",
                "artifacts": [_artifact(ledger, embed=source is None)],
                "results": results,
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(rules: Sequence[Reason], version: str) -> Json:
    described = [
        {
            "id": str(reason),
            "shortDescription": {"text": f"{_RULES.get(reason, 'The figure is supported')}."},
            "help": {"text": f"An example, and what to do: docs/verdicts.md#{reason}"},
            "defaultConfiguration": {"level": _rule_level(reason)},
        }
        for reason in rules
    ]
    return {"name": "figtrace", **({"version": version} if version else {}), "rules": described}


def _rule_level(reason: Reason) -> str:
    if reason in UNJUDGED or reason in _SUPPORTING:
        return "none"
    if reason.startswith("wrong_"):
        return "error"
    return "note" if reason in _UNDECIDED else "warning"


_UNDECIDED = (
    Reason.NOT_FOUND,
    Reason.SOURCE_NOT_IN_CORPUS,
    Reason.AMBIGUOUS_SCOPE,
    Reason.EXTRACTION_DOUBT,
    Reason.NEAREST,
    Reason.STATED_AS_TARGET,
    Reason.NOT_CHECKED,
)


def _artifact(ledger: Ledger, *, embed: bool) -> Json:
    made: Json = {"location": {"uri": _uri(ledger.draft)}, "roles": ["analysisTarget"]}
    if embed:
        made["description"] = {"text": "The draft's text as it was read; regions are counted in it."}
        made["contents"] = {"text": _encodable(ledger.text)}
    return made


def _result(ledger: Ledger, finding: Finding, rule: int, region: Json | None, rejected: str | None) -> Json:
    unchecked = finding.reason in UNJUDGED
    place: Json = {"artifactLocation": {"uri": _uri(ledger.draft), "index": 0}}
    if region is not None:
        place["region"] = region
    made: Json = {
        "ruleId": str(finding.reason),
        "ruleIndex": rule,
        # 3.27.10: a result of another kind than "fail" has the level "none".
        "kind": "notApplicable" if unchecked else "fail",
        "level": "none" if unchecked else _LEVELS[finding.verdict],
        "message": {"text": _encodable(f"“{finding.surface}”: {finding.says}")},
        "locations": [{"physicalLocation": place}],
        "fingerprints": {"figtrace/v1": finding.id},
        "partialFingerprints": {"figtrace/v1": finding.id},
        "relatedLocations": [
            _related(number, evidence) for number, evidence in enumerate(finding.evidence, start=1)
        ],
        "properties": {"verdict": str(finding.verdict), "sentence": _encodable(finding.sentence)},
    }
    if rejected is not None:
        reason = {"justification": rejected} if rejected else {}
        made["suppressions"] = [{"kind": "external", "status": "accepted", **reason}]
    return made


def _related(number: int, evidence: Evidence) -> Json:
    page = evidence.label or (str(evidence.page) if evidence.page is not None else "")
    words = f"{f'p. {page}: ' if page else ''}“{flat(evidence.quote)}”"
    return {
        "id": number,
        "physicalLocation": {"artifactLocation": {"uri": _uri(evidence.file)}},
        "message": {"text": _encodable(words)},
    }


def _region(text: str, place: Span | None) -> Json | None:
    """Lines and columns count from 1 and end behind the last letter (3.30.5 to 3.30.8), characters from 0."""
    if place is None:
        return None
    start_line, start_column = _line_and_column(text, place.start)
    end_line, end_column = _line_and_column(text, place.end)
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": place.start,
        "charLength": len(place),
        "snippet": {"text": _encodable(place.of(text))},
    }


def _line_and_column(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _uri(path: str) -> str:
    """The path as a relative reference, or as a file URI if it is absolute (3.4.3)."""
    made = PurePath(path.replace("\\", "/"))
    words = quote(made.as_posix().encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{words}" if made.is_absolute() else words


def _encodable(words: str) -> str:
    return words.encode("utf-8", "replace").decode()
