"""Papers and passages are asked on the command line; exit 1 says that there are none."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from corpus.errors import QueryError, UsageError
from corpus.settings import load_settings
from corpus.store import Store
from figtrace.serve.web import opening
from figtrace.serve.web.opening import Place
from search.engine import open_engine
from search.index import catch_up
from tests.figtrace.commands.conftest import Run, Terminal
from tests.figtrace.small_corpus import LEAVERS, MAKERS, put
from tests.strategies import document_of


def test_passages_are_listed_best_first(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "search", "Foxconn", "notebook")
    assert found.exit_code == 0
    assert found.stdout.startswith("Makers\t2009\t1\t1\t")
    assert found.stderr == ""


def test_fields_narrow_a_search(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "search", "left", "--firm", "Foxconn", "--year", "2012", "--json")
    (hit,) = json.loads(found.stdout)
    assert (hit["document"], hit["doc"], hit["page"]) == ("Leavers", LEAVERS.id, 1)
    for option, value in (
        ("--firm", "Apple"),
        ("--place", "USA"),
        ("--product", "cars"),
        ("--policy", "WTO"),
    ):
        assert run(small_corpus, "search", "left", option, value).exit_code == 1


def test_a_cut_list_of_passages_says_so(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "search", "Lenovo", "-n", "1")
    assert found.stdout.count("\n") == 1
    assert found.stderr == "3 passages match: --page 2 shows the next, --limit more at once\n"


def test_nothing_found_is_told_with_exit_1(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "search", "zeppelin")
    assert (found.exit_code, found.stdout, found.stderr) == (1, "", "nothing found\n")


def test_a_page_behind_the_last_says_how_many_match(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "search", "Lenovo", "--page", "40")
    assert (found.exit_code, found.stderr) == (1, "nothing on page 40: 3 passages match\n")


def test_a_sign_of_other_engines_is_told_once(run: Run, small_corpus: Path) -> None:
    for more in ((), ("--explain",)):
        found = run(small_corpus, "search", "left NEAR/3 Lenovo", *more)
        assert found.stderr.count("'NEAR/3' was taken as a word: ") == 1


def test_a_misspelt_name_is_told_by_the_corpus(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "search", "left", "--firm", "Lenvo")
    assert found.exit_code == 1
    assert "no passage has 'firm:Lenvo'; did you mean firm:lenovo?" in found.stderr


def test_passages_have_no_value_to_be_put_in_order_by(run: Run, small_corpus: Path) -> None:
    told = "--as claims puts figures in order"
    assert told in run(small_corpus, "search", "Lenovo", "--sort", "value").stderr
    assert told not in run(small_corpus, "search", "Lenovo", "--sort", "value", "--as", "claims").stderr


def test_of_tables_tables_are_counted(run: Run, small_corpus: Path) -> None:
    assert run(small_corpus, "search", "Lenovo", "--facets").exit_code == 0
    assert run(small_corpus, "search", "Lenovo", "--facets", "--as", "tables").exit_code == 1


def test_a_query_that_cannot_be_understood_is_refused(run: Run, small_corpus: Path) -> None:
    with pytest.raises(QueryError, match="unknown field"):
        run(small_corpus, "search", "nofield:x")


def test_an_answer_can_be_read_page_by_page(run: Run, small_corpus: Path) -> None:
    pages = [run(small_corpus, "search", "Lenovo", "-n", "1", "--page", str(n)).stdout for n in (1, 2, 3)]
    assert len({page.split("\t")[0] for page in pages}) == 3
    assert run(small_corpus, "search", "Lenovo", "-n", "1", "--page", "4").exit_code == 1


@pytest.mark.parametrize(
    ("show", "fields"),
    [
        ("papers", {"document", "page", "passage"}),
        ("passages", {"document", "page", "passage"}),
        ("documents", {"document", "pages", "editions"}),
        ("claims", {"figure", "measure", "quote"}),
    ],
)
def test_hits_are_shown_in_the_form_asked_for(
    run: Run, small_corpus: Path, show: str, fields: set[str]
) -> None:
    found = run(small_corpus, "search", "Foxconn", "--as", show, "--csv")
    rows = list(csv.DictReader(io.StringIO(found.stdout)))
    assert rows
    assert fields <= set(rows[0])


def test_hits_stand_in_lines_for_programs(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "search", "Lenovo", "--jsonl")
    assert {json.loads(line)["document"] for line in found.stdout.splitlines()} == {
        "Makers",
        "Leavers",
        "Undated",
    }


def test_hits_can_be_narrowed_by_what_they_have(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "search", "Lenovo", "--facets", "--csv")
    rows = {(row["facet"], row["name"]): row["narrow"] for row in csv.DictReader(io.StringIO(found.stdout))}
    assert rows["year", "2012"] == "year:2012"
    (narrow,) = (found for (facet, name), found in rows.items() if (facet, name[:6]) == ("firm", "Lenovo"))
    assert run(small_corpus, "search", narrow, "--json").exit_code == 0


def test_papers_are_put_in_order_of_years(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "search", "Lenovo", "--sort", "year", "--as", "documents", "--json")
    assert [row["year"] for row in json.loads(found.stdout)] == [2012, 2009, None]


def test_a_reading_is_explained(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "search", "aluminium", "Lenovo", "--explain", "--json")
    assert "(aluminium… or aluminum…), the better" in found.stderr
    assert "says lenovo" in json.loads(found.stdout)[0]["why"]


def test_a_misspelt_word_is_told_by_the_corpus(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "search", "Foxcon")
    assert found.exit_code == 1
    assert "no passage has 'Foxcon'; did you mean foxconn?" in found.stderr


def test_at_a_terminal_a_paper_is_named_once(
    run: Run, small_corpus: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    del run, small_corpus
    from figtrace.commands.printed.blocks import ScreenBlock
    from figtrace.commands.printed.terminal import print_found

    monkeypatch.setattr(sys, "stdout", terminal)
    print_found(["x"], lambda _: [ScreenBlock("Makers", "page 1", "It.", "")], as_json=False, empty="")
    assert terminal.getvalue().count("Makers") == 1


@pytest.mark.parametrize("given", [("--as", "poems"), ("--sort", "luck"), ("--page", "1000000", "-n", "10")])
def test_what_cannot_be_shown_is_refused(run: Run, small_corpus: Path, given: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        run(small_corpus, "search", "Lenovo", *given)


def test_many_queries_are_answered_and_a_bad_one_is_told(
    run: Run, small_corpus: Path, tmp_path: Path
) -> None:
    file = tmp_path / "queries.txt"
    file.write_text("# mine\nFoxconn\n\nnofield:x\nleft\n", encoding="utf-8")
    found = run(small_corpus, "search", "--queries", str(file))
    rows = [json.loads(line) for line in found.stdout.splitlines()]
    assert {row["query"] for row in rows} == {"Foxconn", "left"}
    assert rows[0]["hit"]["document"]
    assert found.stderr.startswith("queries.txt, line 4: unknown field nofield:")
    assert found.exit_code == 1


@pytest.mark.parametrize(("form", "begins"), [("bibtex", "@misc{"), ("csl", "[")])
def test_papers_are_given_as_references(run: Run, small_corpus: Path, form: str, begins: str) -> None:
    found = run(small_corpus, "search", "assembled", "--bib", form)
    assert found.stdout.startswith(begins)
    assert "Makers" in found.stdout
    assert "Leavers" not in found.stdout
    assert run(small_corpus, "search", "zeppelin", "--bib", form).exit_code == 1


def test_papers_like_a_page_are_others(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "like", f"{MAKERS.id[:8]}:1", "--json")
    docs = {row["doc"] for row in json.loads(found.stdout)}
    assert LEAVERS.id in docs
    assert MAKERS.id not in docs


def test_a_kept_search_tells_what_came_since(run: Run, small_corpus: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(small_corpus, own)
    assert run(own, "news").exit_code == 1
    run(own, "search", "Lenovo", "--save", "mine")
    assert run(own, "news", "mine").exit_code == 1
    settings = load_settings(own, env={})
    with Store.open(settings.db) as store, open_engine("tantivy", settings) as engine:
        put(store, document_of("Lenovo came back.", doc="d4", title="Returners", year=2013))
        catch_up(store, engine)
    assert "mine\tLenovo\t1" in run(own, "news").stdout
    assert run(own, "news", "mine").stdout.startswith("Returners\t")
    assert run(own, "news", "mine").exit_code == 1


def test_the_first_hit_is_opened_and_that_is_said(
    run: Run, small_corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Place] = []

    def open_place(_: Store, folder: Path, place: Place) -> str:
        assert folder == small_corpus
        opened.append(place)
        return "makers.pdf, page 1"

    monkeypatch.setattr(opening, "open_place", open_place)
    found = run(small_corpus, "search", "Foxconn", "notebook", "--open", "--json")
    (first, *_) = json.loads(found.stdout)
    assert found.stderr == "opened makers.pdf, page 1\n"
    assert [(place.doc, place.page) for place in opened] == [(first["doc"], first["page"])]


@pytest.mark.parametrize("show", ["papers", "passages", "claims", "documents"])
def test_whatever_is_listed_its_first_is_opened(
    run: Run, small_corpus: Path, monkeypatch: pytest.MonkeyPatch, show: str
) -> None:
    monkeypatch.setattr(opening, "open_place", lambda _, __, place: f"page {place.page}")
    assert "opened page 1" in run(small_corpus, "search", "Foxconn", "--as", show, "--open").stderr


def test_where_nothing_is_found_nothing_is_opened(
    run: Run, small_corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "open_place", lambda *_: pytest.fail("something was opened"))
    assert run(small_corpus, "search", "zeppelin", "--open").exit_code == 1


def test_boxes_are_given_to_programs_and_a_hit_says_why_only_where_that_is_asked(
    run: Run, small_corpus: Path
) -> None:
    (hit, *_) = json.loads(run(small_corpus, "search", "Foxconn", "--json").stdout)
    assert hit["boxes"]
    (line, *_) = run(small_corpus, "search", "Foxconn", "--jsonl").stdout.splitlines()
    assert json.loads(line)["boxes"]
    plain, told = (
        run(small_corpus, "search", "Foxconn", "--csv", *more).stdout.splitlines()[0].split(",")
        for more in ((), ("--explain",))
    )
    assert set(told) - set(plain) == {"why"}


def test_figures_are_counted_as_figures_where_more_follow(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "search", "Foxconn OR Hon", "--as", "claims", "-n", "1")
    assert found.stderr == "2 figures match: --page 2 shows the next, --limit more at once\n"
    assert run(small_corpus, "search", "Lenovo", "-n", "3").stderr == ""


def test_a_file_of_queries_that_are_all_understood_ends_with_0_if_one_is_answered(
    run: Run, small_corpus: Path, tmp_path: Path
) -> None:
    file = tmp_path / "queries.txt"
    for text, status in (("Foxconn\nzeppelin\n", 0), ("zeppelin\n", 1)):
        file.write_text(text, encoding="utf-8")
        found = run(small_corpus, "search", "--queries", str(file))
        assert (found.exit_code, found.stderr) == (status, "")


def test_references_in_no_known_form_are_refused(run: Run, small_corpus: Path) -> None:
    with pytest.raises(UsageError, match="--bib 'apa': expected one of bibtex, csl"):
        run(small_corpus, "search", "Lenovo", "--bib", "apa")


def test_references_are_of_the_papers_that_were_found_alone(run: Run, small_corpus: Path) -> None:
    found = json.loads(run(small_corpus, "search", "left", "--bib", "csl").stdout)
    assert [one["title"] for one in found] == ["Leavers"]


def test_a_kept_search_is_said_and_one_that_is_unknown_is_refused(
    run: Run, small_corpus: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    shutil.copytree(small_corpus, own)
    assert run(own, "search", "Lenovo", "--save", "mine").stderr == (
        "kept as 'mine': `figtrace news mine` shows what comes from now on\n"
    )
    with pytest.raises(UsageError):
        run(own, "news", "other")


def test_like_a_page_are_at_most_so_many(run: Run, small_corpus: Path) -> None:
    asked = ("like", f"{MAKERS.id[:8]}:1", "--json")
    assert len(json.loads(run(small_corpus, *asked).stdout)) == 2
    cut = run(small_corpus, *asked, "-n", "1")
    assert len(json.loads(cut.stdout)) == 1
    assert "--page 2 shows the next" in cut.stderr
