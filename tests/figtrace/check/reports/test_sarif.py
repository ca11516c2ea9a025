"""SARIF 2.1.0: what the standard demands of a log, and places that are right in draft and source."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figtrace.check.ledger.records import Ledger, Reason, Verdict
from figtrace.check.reports.sarif import to_sarif
from tests.figtrace.check.ledgers import evidence, ledger_from

TEXT = "Title\nIt was 5 tons in all, and 7 tons then."


def log(ledger: Ledger, **options: Any) -> Any:
    return json.loads(to_sarif(ledger, **options))


def results(ledger: Ledger, **options: Any) -> list[Any]:
    (run,) = log(ledger, **options)["runs"]
    found: list[Any] = run["results"]
    return found


def assert_valid(made: Any) -> None:
    """The rules of the schema and of sections 3.13 to 3.49 that bear on what is written."""
    assert made["version"] == "2.1.0"
    assert made["$schema"].endswith("sarif-schema-2.1.0.json")
    for run in made["runs"]:
        driver = run["tool"]["driver"]
        assert driver["name"]
        ids = [rule["id"] for rule in driver["rules"]]
        assert len(ids) == len(set(ids))
        assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
        for result in run["results"]:
            assert ids[result["ruleIndex"]] == result["ruleId"]
            assert result["message"]["text"]
            assert result["level"] in ("none", "note", "warning", "error")
            assert result["kind"] == "fail" or result["level"] == "none"
            assert all(isinstance(value, str) for value in result["fingerprints"].values())
            for location in (*result["locations"], *result["relatedLocations"]):
                place = location["physicalLocation"]
                assert " " not in place["artifactLocation"]["uri"]
                region = place.get("region", {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1})
                start = (region["startLine"], region["startColumn"])
                assert (1, 1) <= start <= (region["endLine"], region["endColumn"])


@pytest.mark.parametrize("verdict", [v for v in Verdict if v is not Verdict.SUPPORTED])
def test_a_log_of_every_verdict_is_valid(verdict: Verdict) -> None:
    assert_valid(log(ledger_from(TEXT, verdict=verdict), version="1.2"))


def test_a_rule_names_its_entry_on_the_page_of_reasons() -> None:
    (run,) = log(ledger_from(TEXT))["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["help"]["text"].endswith(f" docs/verdicts.md#{rule['id']}")


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_a_rule(reason: Reason) -> None:
    assert_valid(log(ledger_from(TEXT, reason=reason)))


def test_supported_figures_are_no_results() -> None:
    found = results(ledger_from(TEXT, n5=Verdict.SUPPORTED))
    assert [one["message"]["text"] for one in found] == ["“7 tons”: The source does not give 7 tons."]


def test_own_results_are_not_applicable() -> None:
    (first, _) = results(ledger_from(TEXT, verdict=Verdict.UNKNOWN, reason=Reason.NOT_CHECKABLE))
    assert (first["kind"], first["level"]) == ("notApplicable", "none")


def test_a_region_is_counted_in_the_text_that_the_log_carries() -> None:
    made = log(ledger_from(TEXT))
    (artifact,) = made["runs"][0]["artifacts"]
    region = made["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert artifact["contents"]["text"] == TEXT
    assert region == {
        "startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 14,
        "charOffset": 13, "charLength": 6, "snippet": {"text": "5 tons"},
    }  # fmt: skip


def test_with_its_source_a_region_is_counted_there() -> None:
    source = "---\ntitle: Title\n---\n\nIt was *5\ntons* in all, and 7 tons then.\n"
    made = log(ledger_from(TEXT), source=source)
    first, second = (r["locations"][0]["physicalLocation"]["region"] for r in made["runs"][0]["results"])
    assert (first["startLine"], first["endLine"], first["snippet"]["text"]) == (5, 6, "5\ntons")
    assert source[second["charOffset"] :].startswith("7 tons")
    assert "contents" not in made["runs"][0]["artifacts"][0]


def test_a_figure_that_is_not_in_the_source_has_no_region() -> None:
    assert all(
        "region" not in r["locations"][0]["physicalLocation"] for r in results(ledger_from(TEXT), source="x")
    )


def test_fingerprints_are_the_ids_of_the_findings() -> None:
    assert [one["fingerprints"]["figtrace/v1"] for one in results(ledger_from(TEXT))] == ["claim0", "claim1"]


def test_evidence_is_a_related_place() -> None:
    ledger = ledger_from("It was 5 tons.")
    quoted = replace(ledger.findings[0], evidence=(evidence("It was 6\ntons.", "6 tons"),))
    (result,) = results(replace(ledger, findings=(quoted,)))
    (related,) = result["relatedLocations"]
    assert related["message"]["text"] == "p. 14: “It was 6 tons.”"
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "papers/one%20two.pdf"


def test_what_a_person_rejected_is_suppressed_with_the_reason() -> None:
    found = results(ledger_from(TEXT), justification=lambda f: "revised" if f.surface == "5 tons" else None)
    assert found[0]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "revised"}
    ]
    assert "suppressions" not in found[1]


@pytest.mark.parametrize(
    ("path", "uri"),
    [("a draft.md", "a%20draft.md"), ("/x/ü.docx", "file:///x/%C3%BC.docx"), (r"sub\d.md", "sub/d.md")],
)
def test_paths_are_uris(path: str, uri: str) -> None:
    ledger = replace(ledger_from(TEXT), draft=path)
    assert log(ledger)["runs"][0]["artifacts"][0]["location"]["uri"] == uri


def test_two_runs_give_the_same_log() -> None:
    assert to_sarif(ledger_from(TEXT)) == to_sarif(ledger_from(TEXT))


@given(st.text(alphabet="a5 .\n\t$\ud800é𝟓", max_size=60))
def test_any_text_gives_a_valid_log(text: str) -> None:
    made = to_sarif(ledger_from(text))
    made.encode()
    assert_valid(json.loads(made))
