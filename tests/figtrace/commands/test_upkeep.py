"""Commands that keep a corpus in order."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.document import Outcome, OutcomeState
from corpus.errors import UsageError
from corpus.settings import load_settings
from corpus.store import FileStamp, Store
from figtrace.commands import upkeep
from figtrace.commands.app import app
from tests.figtrace.commands.conftest import Run
from tests.strategies import document_of

__all__ = ["upkeep"]

RUNNER = CliRunner()
ONE = document_of("Imports were $92 in 2008.", doc="a1", title="Imports")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "corpus.db", create=True) as store:
        run = store.begin_run("test", "1")
        with store.transaction():
            store.put_document(ONE, run=run)
            store.put_outcome(Outcome("/a.pdf", OutcomeState.DONE, "", ONE.id), FileStamp(1, 1), run=run)
    return tmp_path


def test_remove_names_what_it_removed(folder: Path) -> None:
    done = RUNNER.invoke(app, ["--corpus", str(folder), "remove", "Imports"])
    assert (done.exit_code, done.stdout) == (0, f"Imports\t/a.pdf\t{ONE.id}\n")
    with Store.open(folder / "corpus.db") as store:
        assert store.summaries() == ()


def test_trust_says_what_is_trusted_and_it_holds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIGTRACE_ES_URL", raising=False)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(folder / name))
    (folder / "config.toml").write_text('[elasticsearch]\nurl = "https://x"\n', encoding="utf-8")
    assert load_settings(folder).elastic.url == ""
    done = RUNNER.invoke(app, ["--corpus", str(folder), "trust"])
    assert done.exit_code == 0
    assert "url = 'https://x'" in done.stderr
    assert load_settings(folder).elastic.url == "https://x"


@pytest.mark.parametrize("url", ['"https://u:hush@x/?a"', '["https://u:hush@x/"]'])
def test_trust_shows_no_password(folder: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    (folder / "config.toml").write_text(f"[elasticsearch]\nurl = {url}\n", encoding="utf-8")
    done = RUNNER.invoke(app, ["--corpus", str(folder), "trust"])
    assert "x/" in done.stderr
    assert "hush" not in done.output


def test_without_a_config_there_is_nothing_to_trust(folder: Path) -> None:
    done = RUNNER.invoke(app, ["--corpus", str(folder), "trust"])
    assert isinstance(done.exception, UsageError)
    assert "nothing to trust" in str(done.exception)


def test_the_doctor_exits_0_where_all_is_well_and_1_where_a_part_is_ill(run: Run, own_corpus: Path) -> None:
    well = run(own_corpus, "doctor", "--json")
    assert well.exit_code == 0
    assert {part["part"] for part in json.loads(well.stdout)} >= {"model", "disk", "store", "index (tantivy)"}
    shutil.rmtree(own_corpus / "index")
    ill = run(own_corpus, "doctor")
    assert ill.exit_code == 1
    assert "figtrace index rebuild" in ill.stdout


def test_what_cannot_be_verified_exits_1_and_says_why(run: Run, own_corpus: Path) -> None:
    result = run(own_corpus, "verify", "--json")
    assert result.exit_code == 1
    assert all("gone or changed" in one["problem"] for one in json.loads(result.stdout))
    assert "0 of 0 figures stand where the store says; 3 of 3 documents differ" in result.stderr
