from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.settings import load_settings
from corpus.store import Store
from figtrace.ask.theme_queries import NamedQuery, _all_words, query_theme, read_queries
from search import open_engine
from search.passages import passages
from tests.figtrace.small_corpus import corpus_of
from tests.strategies import document_of

_ROOT = Path(__file__).parents[3]


def test_a_query_of_words_asks_for_all_of_them(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, env={})
    texts = ("The role of the government grew.", "The government fell.", "Its role was small.")
    documents = [
        document_of(text, doc=doc, year=2008, title=text) for doc, text in zip("abc", texts, strict=True)
    ]
    with Store.open(settings.db, create=True) as store, open_engine("tantivy", settings) as engine:
        run = store.begin_run("ingest", "0")
        for document in documents:
            with store.transaction():
                store.put_document(document, run=run)
            engine.add(passages(document, None))
        engine.commit()
        found = query_theme(store, engine, NamedQuery("", "role", "role of government"))
        either = query_theme(store, engine, NamedQuery("", "role", "role OR government"))
    assert (found.passages, found.is_exact, found.documents) == (1, True, ((texts[0], 1),))
    assert [(year.year, year.passages) for year in found.years] == [(2008, 1)]
    assert [(quote.page, quote.text) for quote in found.quotes] == [(1, texts[0])]
    assert either.passages == 3


def test_a_file_names_themes(tmp_path: Path) -> None:
    file = tmp_path / "themes.toml"
    file.write_text('[a]\nname = "First"\nquery = "x"\n[b]\nquery = "y"\n', encoding="utf-8")
    assert read_queries(file) == (NamedQuery("a", "First", "x"), NamedQuery("b", "b", "y"))
    assert read_queries(file, ["b"]) == (NamedQuery("b", "b", "y"),)
    with pytest.raises(UsageError, match="no theme 'c'; it has a, b"):
        read_queries(file, ["c"])


@pytest.mark.parametrize("text", ["[a]\n", "[a]\nquery = 3\n", "a = 1\n", "[a", '[a]\nquery = " "\n'])
def test_a_file_of_another_form_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "themes.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"themes\.toml"):
        read_queries(tmp_path / "themes.toml")


def test_the_example_can_be_read() -> None:
    assert len(read_queries(_ROOT / "examples" / "themes.toml")) == 6


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("role of government", "+role +government"),
        ("of the", "+of +the"),
        ("anti-dumping duties", "+anti-dumping +duties"),
        ("role OR government", "role OR government"),
        ("-role", "-role"),
        ("role -government", "+role +-government"),
        ('"role of"', '"role of"'),
        ("year:2008 role", "year:2008 role"),
        ("role*", "role*"),
    ],
)
def test_words_alone_are_all_demanded_and_a_query_stays_as_it_stands(typed: str, asked: str) -> None:
    assert _all_words(typed) == asked


def test_documents_come_by_their_passages_and_figures_where_they_are_asked_for(tmp_path: Path) -> None:
    settings = load_settings(corpus_of(tmp_path / "c"), env={})
    asked = NamedQuery("", "makers", "Lenovo OR Foxconn")
    with Store.open(settings.db) as store, open_engine("tantivy", settings) as engine:
        plain = query_theme(store, engine, asked)
        found = query_theme(store, engine, asked, passages=1, figures=1)
        none = query_theme(store, engine, NamedQuery("", "none", "zeppelin"))
    assert plain.figures == ()
    assert len(plain.quotes) == 3
    assert [title for title, _ in plain.documents] == ["Makers", "Leavers", "Undated"]
    assert [(year.year, year.passages) for year in plain.years] == [(2009, 1), (2012, 1)]
    assert (len(found.quotes), len(found.figures)) == (1, 1)
    assert (none.passages, none.is_exact, none.documents, none.years) == (0, True, (), ())


def test_a_file_without_themes_has_none_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "themes.toml").write_text("", encoding="utf-8")
    assert read_queries(tmp_path / "themes.toml") == ()
    with pytest.raises(UsageError, match="it has none"):
        read_queries(tmp_path / "themes.toml", ["a"])
