"""The frame of the command line: what holds for one call, the order of the commands, an interruption."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from cli import app
from corpus.errors import UsageError
from figtrace.commands.app import Session, path, version
from figtrace.commands.shelf import status as _made_by_being_imported  # noqa: F401
from tests.figtrace.commands.conftest import Run


@pytest.fixture
def probe(monkeypatch: pytest.MonkeyPatch) -> list[Session]:
    """The sessions of calls of a command `status` that only keeps them."""
    kept: list[Session] = []

    def status(ctx: typer.Context) -> None:
        kept.append(ctx.obj)

    (info,) = (one for one in app.registered_commands if one.callback and one.callback.__name__ == "status")
    monkeypatch.setattr(info, "callback", status)
    for name in ("FIGTRACE_CORPUS", "FIGTRACE_ENGINE"):
        monkeypatch.delenv(name, raising=False)
    return kept


def invoke(*arguments: str) -> None:
    assert CliRunner().invoke(app, [*arguments, "status"]).exit_code == 0


def test_the_corpus_is_that_of_the_option_then_of_the_environment_then_the_nearest(
    probe: list[Session], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".figtrace").mkdir()
    monkeypatch.chdir(tmp_path)
    invoke()
    monkeypatch.setenv("FIGTRACE_CORPUS", "/from/env")
    invoke()
    invoke("--corpus", "/from/option")
    assert [session.folder for session in probe] == [
        tmp_path / ".figtrace",
        Path("/from/env"),
        Path("/from/option"),
    ]


def test_the_engine_is_that_of_the_option_then_of_the_environment_then_the_embedded_one(
    probe: list[Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    invoke()
    monkeypatch.setenv("FIGTRACE_ENGINE", "elasticsearch")
    invoke()
    invoke("--engine", "tantivy")
    assert [session.engine for session in probe] == ["tantivy", "elasticsearch", "tantivy"]


def test_a_session_opens_what_its_corpus_has(small_corpus: Path) -> None:
    session = Session(small_corpus, "tantivy")
    assert session.settings.db == small_corpus / "corpus.db"
    with session.store() as store, session.open_engine() as engine:
        assert (len(store.summaries()), engine.count().documents) == (3, 3)


def test_a_store_is_made_only_where_that_is_asked_for(tmp_path: Path) -> None:
    session = Session(tmp_path / "corpus", "tantivy")
    with pytest.raises(UsageError, match="figtrace ingest"):
        session.store()
    session.store(create=True).close()
    assert session.settings.db.is_file()


def test_an_annotator_reads_the_lists_of_the_corpus_and_those_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIGTRACE_MODEL", "")
    for name in ("own", "more"):
        (tmp_path / f"{name}.toml").write_text(
            f'[[entry]]\nid = "policy:{name}"\nname = "The {name} thing"\n', encoding="utf-8"
        )
    (tmp_path / "config.toml").write_text('[nlp]\ngazetteers = ["own.toml"]\n', encoding="utf-8")
    session = Session(tmp_path, "tantivy")
    assert "policy:own" in session.annotator().gazetteer.by_key
    both = session.annotator([tmp_path / "more.toml"]).gazetteer.by_key
    assert {"policy:own", "policy:more"} <= set(both)
    assert "policy:more" not in session.annotator().gazetteer.by_key


def test_the_version_is_told_before_anything_else() -> None:
    told = CliRunner().invoke(app, ["--version"])
    assert (told.exit_code, told.stdout) == (0, f"figtrace {version()}\n")


def test_the_help_lists_what_a_newcomer_meets_first() -> None:
    listed = CliRunner().invoke(app, ["--help"]).stdout
    names = [line.split()[0] for line in listed.partition("Commands:")[2].splitlines() if line.strip()]
    assert names[:3] == ["ingest", "status", "search"]
    assert names[-1] == "entities"


def test_an_interruption_ends_with_130_and_says_that_nothing_is_lost(
    run: Run, small_corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, "store", interrupted)
    ended = run(small_corpus, "status")
    assert ended.exit_code == 130
    assert ended.stderr == (
        "figtrace: interrupted; what was finished is kept, the next run goes on from there\n"
    )


def test_an_empty_name_is_no_path() -> None:
    assert path("a/b.pdf") == Path("a/b.pdf")
    with pytest.raises(UsageError, match='"" is no path: expected the name of a file or folder'):
        path("")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", ""], ["check", "d.md", "--bib", ""], ["check", "d.md", "--html", ""], ["ingest", ""],
        ["check", "d.md", "--docx", ""], ["check", "d.md", "--sarif", ""], ["check", "d.md", "--against", ""],
        ["ingest", "a.pdf", "--bib", ""], ["ingest", "a.pdf", "--gazetteer", ""], ["show", "a", "--out", ""],
        ["graph", "a", "--png", ""], ["decide", "", "x", "--accept"], ["--corpus", "", "status"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_path_that_is_empty_is_refused(run: Run, small_corpus: Path, arguments: list[str]) -> None:
    with pytest.raises(UsageError, match='"" is no path: '):
        run(small_corpus, *arguments)
