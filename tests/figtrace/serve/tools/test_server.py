"""A client of the protocol's own library lists and calls every tool of a real process."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp_types import CallToolResult, Tool
from typer.testing import CliRunner

from cli import app
from tests.folders import ROOT

WRONG = "Foxconn assembled 46 percent of the notebook PCs of Lenovo in China."
TOOLS = ["check_draft", "check_sentence", "claims", "document", "page", "search", "series"]


async def _told(folder: Path, calls: Sequence[tuple[str, dict[str, object]]]) -> tuple[list[Tool], list[Any]]:
    started = StdioServerParameters(
        command=sys.executable,
        args=[str(ROOT / "cli.py"), "--corpus", str(folder), "mcp"],
        env={"FIGTRACE_MODEL": ""},
    )
    async with Client(stdio_client(started)) as client:
        tools = (await client.list_tools()).tools
        return tools, [await client.call_tool(name, given) for name, given in calls]


def ask(folder: Path, *calls: tuple[str, dict[str, object]]) -> tuple[list[Tool], list[CallToolResult]]:
    """The tools that a server on this corpus has, and its answers to the calls."""
    return anyio.run(_told, folder, calls)


@pytest.fixture
def command(small_corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """What a command prints as JSON on the same corpus."""
    monkeypatch.setenv("FIGTRACE_MODEL", "")

    def run(*arguments: str) -> Any:
        return json.loads(CliRunner().invoke(app, ["--corpus", str(small_corpus), *arguments]).stdout)

    return run


def test_every_tool_answers_what_its_command_answers(
    small_corpus: Path, tmp_path: Path, command: Callable[..., Any]
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(WRONG, encoding="utf-8")
    tools, answers = ask(
        small_corpus,
        ("search", {"query": "Lenovo", "limit": 2}),
        ("claims", {"unit": "%"}),
        ("series", {"measure": "", "unit": "USD"}),
        ("check_sentence", {"text": WRONG}),
        ("check_draft", {"path": str(draft), "uncited": True}),
        ("page", {"doc": "Makers", "page": "1"}),
        ("document", {}),
    )
    assert sorted(tool.name for tool in tools) == TOOLS
    assert [answer.is_error for answer in answers] == [False] * 7
    search, claims, series, sentence, checked, page, document = (
        one.structured_content or {} for one in answers
    )
    ledger = command("check", str(draft), "--uncited", "--jobs", "1", "--json")
    assert search["hits"] == command("search", "Lenovo", "--limit", "2", "--json")
    assert claims["claims"] == command("claims", "--unit", "%", "--json")
    assert series["series"] == command("series", "--unit", "USD", "--json")
    assert sentence["findings"] == checked["findings"] == ledger["findings"]
    assert document["documents"] == command("status", "--documents", "--json")
    assert page["blocks"][0]["text"].startswith("Foxconn assembled 40 percent")
    assert all(json.loads(one.content[0].text) == one.structured_content for one in answers)  # type: ignore[union-attr]


def test_tools_are_read_only_and_their_arguments_have_words_and_examples(small_corpus: Path) -> None:
    tools, _ = ask(small_corpus)
    for tool in tools:
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert tool.description
        assert tool.output_schema
        assert {"coverage", "next"} <= tool.output_schema["properties"].keys()
        asked = tool.input_schema["properties"].values()
        assert all(one["description"] for one in asked)
        assert any(one.get("examples") for one in asked)


def test_what_cannot_be_answered_is_one_line(small_corpus: Path) -> None:
    _, answers = ask(
        small_corpus,
        ("claims", {"kind": "nonsense"}),
        ("document", {"doc": "nobody"}),
        ("check_draft", {"path": "/nowhere/draft.md"}),
        ("search", {"query": "Lenovo", "limit": 1000}),
    )
    assert all(answer.is_error for answer in answers)
    told = [answer.content[0].text for answer in answers]  # type: ignore[union-attr]
    assert "--kind 'nonsense': expected one of level" in told[0]
    assert "no document 'nobody' in the corpus" in told[1]
    assert "/nowhere/draft.md" in told[2]
    assert "less than or equal to 100" in told[3]
