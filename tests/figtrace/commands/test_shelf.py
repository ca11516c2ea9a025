"""Papers are read, listed, described and drawn from the command line, and the index is made anew."""

from __future__ import annotations

import csv
import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from cli import app
from corpus.document import Outcome, OutcomeState
from corpus.errors import UsageError
from corpus.store import Store
from figtrace.library import add, page_images
from figtrace.library.add import AddOptions, AddReport
from figtrace.library.page_images import Shown
from scripts.zotero_folder import many_items, write_zotero
from tests.figtrace.commands.conftest import Run, Terminal

DONE, PARTIAL, FAILED = OutcomeState.DONE, OutcomeState.PARTIAL, OutcomeState.FAILED
REPORT = AddReport(
    (
        Outcome("/a.pdf", DONE),
        Outcome("/b.pdf", PARTIAL, "1 of 2 pages was not read", None, "image-only"),
        Outcome("/c.pdf", FAILED, "/c.pdf needs a password", None, "encrypted"),
    ),
    4, 30, 0, 0, (), 0, 3, "", 2.0,
)  # fmt: skip


class Adding:
    """Stands in for the adding of files: keeps how it was asked, gives a report."""

    def __init__(self, report: AddReport) -> None:
        self.report = report
        self.asked: dict[str, Any] = {}

    def __call__(
        self, store: Store, paths: tuple[Path, ...], *, engine: str, options: AddOptions
    ) -> AddReport:
        options.on_progress(1, 1, "a.pdf")
        self.asked = {"paths": paths, "engine": engine, "options": options}
        return self.report


@pytest.fixture
def adding(monkeypatch: pytest.MonkeyPatch) -> Adding:
    made = Adding(REPORT)
    monkeypatch.setattr(add, "add_files", made)
    return made


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4")
    return path


def test_what_was_read_is_told_and_counted(run: Run, adding: Adding, paper: Path, tmp_path: Path) -> None:
    done = run(tmp_path / "new", "ingest", str(paper))
    assert done.exit_code == 1
    assert done.stdout == "1\tdone\t\n1\tfailed\tencrypted\n1\tpartial\timage-only\n"
    assert done.stderr.splitlines() == [
        f"making a corpus in {tmp_path / 'new'}",
        "partial: /b.pdf: 1 of 2 pages was not read",
        "failed: /c.pdf: needs a password",
        "30 pages read in 2.0 s (15 pages a second); 4 files unchanged",
    ]


def test_options_of_the_command_are_those_of_the_adding(
    run: Run, adding: Adding, paper: Path, tmp_path: Path
) -> None:
    arguments = ["--password", "x", "--ocr", "off", "--ocr-lang", "deu", "--jobs", "3", "--no-annotate"]
    run(tmp_path, "--engine", "elasticsearch", "ingest", str(paper), *arguments, "--bib", "lib.bib")
    options = adding.asked["options"]
    assert (adding.asked["paths"], adding.asked["engine"]) == ((paper,), "elasticsearch")
    assert (options.password, options.ocr, options.ocr_languages, options.jobs) == ("x", "off", "deu", 3)
    assert (options.annotator, options.bibliography, options.settings.folder) == (
        None,
        Path("lib.bib"),
        tmp_path,
    )
    run(tmp_path, "ingest", str(paper))
    options = adding.asked["options"]
    assert (options.password, options.ocr, options.annotator is None) == (None, "auto", False)


def test_pages_are_resumed_without_a_file_named(
    run: Run, adding: Adding, own_corpus: Path, paper: Path
) -> None:
    run(own_corpus, "ingest", "--resume-pages")
    assert (adding.asked["paths"], adding.asked["options"].resume_pages) == ((), True)
    run(own_corpus, "ingest", "--resume-pages", str(paper))
    assert (adding.asked["paths"], adding.asked["options"].resume_pages) == ((paper,), True)
    run(own_corpus, "ingest", str(paper))
    assert not adding.asked["options"].resume_pages


def test_without_files_there_is_nothing_to_read(run: Run, adding: Adding, tmp_path: Path) -> None:
    told = run(tmp_path / "new", "ingest")
    assert told.exit_code == 2
    assert "PATHS" in told.stderr
    assert (adding.asked, (tmp_path / "new").exists()) == ({}, False)


def test_a_known_corpus_is_not_made_again(run: Run, adding: Adding, paper: Path, own_corpus: Path) -> None:
    assert "making a corpus" not in run(own_corpus, "ingest", str(paper)).stderr


def test_what_the_bibliography_and_the_index_did_is_told(
    run: Run, adding: Adding, paper: Path, tmp_path: Path
) -> None:
    adding.report = AddReport((), 0, 0, 0, 2, ("lee", "wei"), 0, 0, "the engine is down", 1.0)
    told = run(tmp_path, "ingest", str(paper)).stderr.splitlines()
    assert told[1:] == [
        "0 pages read in 1.0 s (nothing new); 0 files unchanged",
        "the bibliography describes 2 documents; entries without one: lee, wei",
        "not indexed: the engine is down",
    ]
    adding.report = AddReport((), 0, 0, 0, 2, (), 0, 0, "", 1.0)
    assert "entries without one: none" in run(tmp_path, "ingest", str(paper)).stderr


def test_the_report_comes_as_json(run: Run, adding: Adding, paper: Path, tmp_path: Path) -> None:
    report = json.loads(run(tmp_path, "ingest", str(paper), "--json").stdout)
    assert (report["pages"], report["outcomes"][2]["code"]) == (30, "encrypted")


def test_names_that_own_lists_share_are_told(run: Run, adding: Adding, paper: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    entry = '[[entry]]\nid = "policy:%s"\nname = "The Zzyzx act"\n'
    mine.write_text(entry % "one" + entry % "two", encoding="utf-8")
    told = run(tmp_path, "ingest", str(paper), "--gazetteer", str(mine)).stderr
    assert any(line.startswith("ambiguous: ") and "zyzx" in line.lower() for line in told.splitlines())
    assert "ambiguous" not in run(tmp_path, "ingest", str(paper)).stderr


@pytest.mark.parametrize(
    ("arguments", "told"), [(["--ocr", "some"], "--ocr 'some': expected one of auto"), ([], "does not exist")]
)
def test_a_mistake_makes_no_corpus(
    run: Run, adding: Adding, tmp_path: Path, arguments: list[str], told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        run(tmp_path / "new", "ingest", str(tmp_path / "none.pdf"), *arguments)
    assert not (tmp_path / "new").exists()


def test_status_counts_lists_documents_and_failures(run: Run, small_corpus: Path) -> None:
    counts = json.loads(run(small_corpus, "status", "--json").stdout)
    assert {"files": 3, "pages": 3}.items() <= {line["what"]: line["count"] for line in counts}.items()
    titles = json.loads(run(small_corpus, "status", "--documents", "--json").stdout)
    assert [line["title"] for line in titles] == ["Makers", "Leavers", "Undated"]
    failures = run(small_corpus, "status", "--failed")
    assert (failures.exit_code, failures.stderr) == (1, "no failures\n")


def test_documents_come_with_file_and_authors_in_every_form(run: Run, own_corpus: Path) -> None:
    run(own_corpus, "meta", "set", "Makers", "authors", "Alder, B.; Birch, C.; Cedar, D.")
    row = json.loads(run(own_corpus, "status", "--documents", "--json").stdout)[0]
    assert (row["file"], row["authors"]) == ("a1.pdf", ["Alder, B.", "Birch, C.", "Cedar, D."])
    (line, *_) = csv.DictReader(io.StringIO(run(own_corpus, "status", "--documents", "--csv").stdout))
    assert (line["file"], line["authors"]) == ("a1.pdf", "Alder, B., Birch, C., Cedar, D.")
    assert run(own_corpus, "status", "--csv").stdout.startswith("what,state,count,reason\n")


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_documents_fit_a_terminal(
    own_corpus: Path, terminal: Terminal, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    with redirect_stdout(terminal):
        app(["--corpus", str(own_corpus), "status", "--documents"], standalone_mode=False)
    heading, *lines = terminal.getvalue().splitlines()
    assert heading.split()[:3] == ["file", "title", "year"]
    assert max(map(len, lines)) <= columns
    assert "a1.pdf" in lines[0]


def test_what_is_set_holds_and_is_found(run: Run, own_corpus: Path) -> None:
    done = run(own_corpus, "meta", "set", "Makers", "title", "Zeppelins")
    assert done.stderr == f"title of {('a1' * 6)} set to 'Zeppelins'\n"
    assert run(own_corpus, "search", "title:zeppelins").exit_code == 0
    with pytest.raises(UsageError):
        run(own_corpus, "meta", "set", "Makers", "title", "x")


def test_a_page_is_drawn_as_it_is_asked_for(
    run: Run, small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, Any]] = []

    def show_page(store: Store, doc: str, **how: Any) -> Shown:
        asked.append({"doc": doc, **how})
        wanting = "its content stream is damaged" if how["page"] == "9" else ""
        return Shown(Path("p.png"), "page 2 of a1.pdf", how["quote"] == "there", wanting)

    monkeypatch.setattr(page_images, "show_page", show_page)
    out = tmp_path / "o.png"
    arguments = ["--page", "2", "--quote", "there", "--layout", "-o", str(out)]
    shown = run(small_corpus, "show", "Makers", *arguments)
    assert (shown.exit_code, shown.stdout, shown.stderr) == (0, "p.png\n", "")
    assert asked == [{"doc": "a1" * 32, "page": "2", "quote": "there", "layout": True, "out": out}]
    missed = run(small_corpus, "show", "Makers", "--quote", "elsewhere")
    assert (missed.exit_code, missed.stdout) == (1, "p.png\n")
    assert missed.stderr == "the quote does not stand on page 2 of a1.pdf: nothing is marked\n"
    assert run(small_corpus, "show", "Makers").exit_code == 0
    damaged = run(small_corpus, "show", "Makers", "--page", "9")
    assert (damaged.exit_code, damaged.stderr) == (
        0,
        "what stands on page 2 of a1.pdf was not read, or not all of it: its content stream is damaged\n",
    )


def test_a_zotero_folder_is_told_item_by_item(run: Run, tmp_path: Path) -> None:
    write_zotero(tmp_path / "lib", many_items(9))
    told = run(tmp_path / "corpus", "ingest", "--zotero", str(tmp_path / "lib"), "--jobs", "1")
    assert told.exit_code == 1
    assert "file missing: The trade in parts, volume 8: " in told.stderr
    assert told.stderr.splitlines()[-1] == "items: 1 file missing, 1 no file, 7 read"
    again = run(tmp_path / "corpus", "ingest", "--zotero", str(tmp_path / "lib"), "--jobs", "1", "--json")
    assert [item["state"] for item in json.loads(again.stdout)["items"]].count("known") == 7
    listed = run(tmp_path / "corpus", "status", "--tag", "made", "--collection", "Trade / Goods", "--json")
    assert len(json.loads(listed.stdout)) == 4
    assert run(tmp_path / "corpus", "status", "--tag", "nothing").exit_code == 1
