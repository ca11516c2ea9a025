"""What every engine promises. An adapter's test class inherits this one and gives the fixture `engine`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pytest

from corpus.errors import NoIndexError, QueryError
from search.definitions import with_definitions
from search.engine import Counts, Engine, Exactness, Facet, FacetCount, Likely, Sort
from search.passages import rank_of
from search.query.language import parse_query, plain_query
from tests.search.samples import doc_id, figures, library, number, passage


def texts(engine: Engine, query: str) -> list[str]:
    return [hit.text for hit in engine.find(parse_query(query)).hits]


def fill(engine: Engine) -> None:
    """Put the sample library into it."""
    engine.add(library())
    engine.add(figures())
    engine.commit()


EPA, AGENCY = "economic partnership agreement", "environmental protection agency"


def put(engine: Engine, *said: str) -> None:
    """Put a document of one passage for each text into it, beside those that are there."""
    engine.add(passage(text, doc=text, kinds=("paragraph",)) for text in said)
    engine.commit()


def meant(engine: Engine, query: str) -> set[str]:
    """The texts that a query finds, its short forms as the corpus defines them."""
    return {hit.text for hit in engine.find(with_definitions(parse_query(query), engine)).hits}


class Near:
    """A meaning that is near these passages, the first most."""

    def __init__(self, *ids: str) -> None:
        self._likeness = {name: 0.9 - 0.2 * at for at, name in enumerate(ids)}

    def nearest(self, most: int, among: Collection[int] | None = None) -> Sequence[Likely]:
        near = [name for name in self._likeness if among is None or rank_of(name) in among]
        return [Likely(name, self._likeness[name]) for name in near[:most]]

    def likeness(self, ranks: Collection[int]) -> Mapping[int, float]:
        return {rank: one for name, one in self._likeness.items() if (rank := rank_of(name)) in ranks}


class EngineContract:
    """The fixture `engine` gives an engine with no index yet, `shelf` one with the library, only read."""

    @pytest.fixture
    def engine(self) -> Engine:
        raise NotImplementedError

    @pytest.fixture(scope="class")
    @classmethod
    def shelf(cls) -> Engine:
        raise NotImplementedError

    @pytest.fixture
    def filled(self, engine: Engine) -> Engine:
        fill(engine)
        return engine

    # -- states -----------------------------------------------------------------------------------

    def test_without_an_index_finding_says_so_and_counts_are_zero(self, engine: Engine) -> None:
        with pytest.raises(NoIndexError, match="figtrace index rebuild"):
            engine.find(parse_query("chips"))
        assert engine.count() == Counts(0, 0, 0)
        assert engine.documents() == frozenset()
        engine.remove(doc_id("chips"))
        engine.commit()

    def test_what_was_committed_is_counted(self, shelf: Engine) -> None:
        assert shelf.count() == Counts(documents=4, passages=9, claims=4)
        assert shelf.documents() == {doc_id(name) for name in ("solar", "chips", "theory", "untitled")}

    def test_a_removed_document_is_found_no_more(self, filled: Engine) -> None:
        filled.remove(doc_id("chips"))
        filled.commit()
        assert filled.count() == Counts(documents=3, passages=6, claims=2)
        assert texts(filled, "foxconn") == []

    def test_indexing_a_document_again_changes_nothing(self, filled: Engine) -> None:
        before = filled.find(parse_query("chips export"))
        for doc in ("solar", "chips", "theory", "untitled"):
            filled.remove(doc_id(doc))
        filled.add(library())
        filled.add(figures())
        filled.commit()
        after = filled.find(parse_query("chips export"))
        assert filled.count() == Counts(documents=4, passages=9, claims=4)
        assert [hit.passage for hit in after.hits] == [hit.passage for hit in before.hits]

    def test_a_document_that_was_vouched_for_is_held_whole(self, engine: Engine) -> None:
        engine.add([passage("the first wording", doc="a")])
        engine.vouch(doc_id("a"), "one")
        engine.vouch(doc_id("empty"), "none")  # a document without any passage
        assert engine.contents() == {}
        engine.commit()
        assert engine.contents() == {doc_id("a"): "one", doc_id("empty"): "none"}

    def test_a_document_that_is_touched_must_be_vouched_for_again(self, engine: Engine) -> None:
        for doc in "abc":
            engine.add([passage("the wording", doc=doc)])
            engine.vouch(doc_id(doc), "one")
        engine.commit()
        engine.remove(doc_id("a"))
        engine.add([passage("another wording", doc="b")])
        engine.commit()
        assert engine.contents() == {doc_id("c"): "one"}
        engine.remove(doc_id("b"))
        engine.add([passage("a third wording", doc="b")])
        engine.vouch(doc_id("b"), "two")
        engine.commit()
        assert engine.contents() == {doc_id("b"): "two", doc_id("c"): "one"}

    def test_a_rebuild_begins_with_nothing_held(self, engine: Engine) -> None:
        engine.add([passage("the wording", doc="a")])
        engine.vouch(doc_id("a"), "one")
        engine.commit()
        with engine.rebuilding():
            engine.add([passage("the wording", doc="b")])
            engine.vouch(doc_id("b"), "two")
        assert engine.contents() == {doc_id("b"): "two"}

    def test_a_document_removed_between_two_additions_keeps_the_second(self, engine: Engine) -> None:
        engine.add([passage("the first wording", doc="a")])
        engine.remove(doc_id("a"))
        engine.add([passage("the second wording", doc="a")])
        engine.commit()
        assert texts(engine, "wording") == ["the second wording"]

    def test_a_rebuild_replaces_all_and_the_old_index_answers_meanwhile(self, filled: Engine) -> None:
        with filled.rebuilding():
            filled.add([passage("only this is left", doc="new")])
            assert filled.find(parse_query("foxconn")).total == 1
        assert texts(filled, "left") == ["only this is left"]
        assert filled.count() == Counts(documents=1, passages=1, claims=0)

    def test_a_rebuild_that_fails_leaves_the_old_index(self, filled: Engine) -> None:
        with pytest.raises(RuntimeError), filled.rebuilding():
            filled.add([passage("never seen", doc="new")])
            raise RuntimeError
        assert texts(filled, "seen") == []
        filled.add([passage("seen now", doc="new")])
        filled.commit()
        assert texts(filled, "seen") == ["seen now"]

    def test_a_rebuild_makes_the_first_index(self, engine: Engine) -> None:
        with engine.rebuilding():
            engine.add([passage("from nothing")])
        assert texts(engine, "nothing") == ["from nothing"]

    # -- the language -----------------------------------------------------------------------------

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("phone", ["Foxconn"]),  # stemmed
            ("PHONES", ["Foxconn"]),
            ("koln sao naive", ["Köln"]),  # folded
            ("Köln", ["Köln"]),
            ('"value chain"', ["Exports of solar"]),  # not "chain of value"
            ('"chain value"', []),
            ("semicond*", ["Semiconductors"]),
            ("semicondutors~", ["Semiconductors"]),
            ("8541.40", ["Semiconductors"]),
            ("半導體", ["Semiconductors"]),
            ("導半", []),  # ideographs are looked for in their order
            ("duties OR phones", ["Foxconn", "The anti-dumping"]),
            ('"by half" OR "few firms"', ["Semiconductors", "The anti-dumping"]),
            ("export -solar -title:theory", ["Exporting"]),
            ("export -solar -theory", ["Exporting", "Processing"]),  # of the title it says nothing
            ("solar", ["Exports of solar"]),  # not what only the title says
            ("introduction", ["Exports of solar"]),  # the heading above it
            ("+imports +duties", ["The anti-dumping"]),
            ("wafers", ["Semiconductors"]),  # a table's caption
            ('"shipments of wafers"', ["Semiconductors"]),
            ("title:theory", ["Processing", "The theory"]),
            ('title:"theory of processing"', ["Processing", "The theory"]),
            ("author:ohman section:tariffs", ["The anti-dumping"]),
            ("author:lin phones", ["Foxconn"]),
            ("year:2005..2009 phones", ["Foxconn"]),
            ("year:2012 section:introduction", ["Exports of solar"]),
            ("year:..2006", []),
            ("firm:Foxconn", ["Foxconn"]),
            ("firm:foxconn", ["Foxconn"]),
            ("firm:honhai", ["Foxconn"]),
            ("firm:fox*", ["Foxconn"]),
            ("product:foxconn", []),
            ('product:"Solar  Cells"', ["Exports of solar"]),
            ("-firm:foxconn phones chips", ["Exporting"]),
            ("firm:foxconn OR place:jiangsu", ["Exports of solar", "Foxconn"]),
            (f"doc:{doc_id('theory')[:8]} nothing", ["The theory"]),
            ("whom", ["The theory"]),  # nothing but a function word
            ('"to be"', ["Processing"]),  # a phrase keeps its function words
        ],
    )
    def test_a_query_finds_these_and_no_others(self, shelf: Engine, query: str, found: list[str]) -> None:
        answer = shelf.find(parse_query(query))
        beginnings = [next((f for f in found if hit.text.startswith(f)), hit.text) for hit in answer.hits]
        assert sorted(beginnings) == sorted(found)
        assert (answer.total, answer.exactness) == (len(found), Exactness.EXACT)

    @pytest.mark.parametrize(
        ("query", "claims"),
        [
            ("value:>90bn unit:USD", {"chips-0"}),
            ("value:>90e9", {"chips-0", "solar-0"}),  # without a unit, more than 40 per cent admits it
            ("value:1bn..2bn unit:USD", {"chips-1"}),
            ("value:92e9 chips", {"chips-0"}),
            ("unit:usd", {"chips-0", "chips-1"}),
            ("unit:% value:55", {"solar-0"}),  # more than 40 admits 55
            ("unit:% value:<=30", set()),
            ("value:<12 unit:{firm}", {"solar-1"}),
            ("value:>12 unit:{firm}", set()),
            ("unit:usd -value:>90bn", {"chips-1"}),
        ],
    )
    def test_values_and_units_find_claims(self, shelf: Engine, query: str, claims: set[str]) -> None:
        hits = shelf.find(parse_query(query)).hits
        assert {hit.claim for hit in hits} == claims
        assert all(hit.passage.startswith("passage-") for hit in hits)

    def test_more_and_rarer_words_rank_first(self, shelf: Engine) -> None:
        assert texts(shelf, "chips exporting firms")[0].startswith("Exporting")

    def test_plain_text_is_ranked_whatever_signs_it_has(self, shelf: Engine) -> None:
        hits = shelf.find(plain_query('who: "assembles (phones AND -chips OR) year:x')).hits
        assert hits[0].text.startswith("Foxconn")

    def test_a_query_without_a_word_is_refused(self, shelf: Engine) -> None:
        with pytest.raises(QueryError, match="no word"):
            shelf.find(plain_query("§ – …"))

    # -- hits -------------------------------------------------------------------------------------

    def test_a_hit_says_where_it_stands(self, shelf: Engine) -> None:
        (hit,) = shelf.find(parse_query("jiangsu")).hits
        (expected, *_) = library()
        assert (hit.doc, hit.passage, hit.text, hit.span) == (
            expected.doc,
            expected.id,
            expected.text,
            expected.span,
        )
        assert (hit.title, hit.year, hit.section) == (expected.title, 2012, ("1 Introduction",))
        assert (hit.page_first, hit.page_last, hit.claim) == (0, 0, "")
        assert hit.score > 0

    def test_a_snippet_highlights_what_was_looked_for(self, shelf: Engine) -> None:
        (hit,) = shelf.find(parse_query('moving "value chain" Jiangsu')).hits[:1]
        marked = [span.of(hit.snippet.text) for span in hit.snippet.highlights]
        assert marked == ["value chain", "moved", "Jiangsu"]

    def test_the_title_lifts_what_is_found_by_its_own_words(self, engine: Engine) -> None:
        engine.add(passage("chips and words", doc=name, title=name) for name in ("steel", "chips", "wool"))
        engine.add([passage("nothing else", doc="chips", title="chips", seq=1)])
        engine.commit()
        answer = engine.find(parse_query("chips"))
        assert (answer.hits[0].title, answer.total) == ("chips", 3)
        assert engine.find(parse_query("title:chips")).total == 2

    @pytest.fixture
    def uneven(self, engine: Engine) -> Engine:
        """A long paper that fits best, and two others."""
        for name, count, text in (("long", 40, "word word"), ("b", 20, "word and more"), ("c", 4, "a word")):
            engine.add(passage(text, doc=name, seq=n, title=name, year=2000) for n in range(count))
            engine.add(number(text, "9", "9", "%", doc=name, seq=n) for n in range(count))
        engine.commit()
        return engine

    @pytest.mark.parametrize("query", ["word", "year:2000"])
    def test_a_paper_stands_once_with_its_best_pages(self, uneven: Engine, query: str) -> None:
        found = uneven.papers(parse_query(query), limit=10, pages=3)
        assert [len(paper.hits) for paper in found.papers] == [3, 3, 3]
        assert len({paper.hits[0].doc for paper in found.papers}) == 3
        assert sorted(paper.found for paper in found.papers) == [4, 20, 40]
        assert (found.total, found.are_more) == (64, False)

    @pytest.mark.parametrize("query", [f"word doc:{doc_id('long')[:9]}", "word title:long"])
    def test_a_document_that_is_asked_for_takes_all(self, uneven: Engine, query: str) -> None:
        answer = uneven.find(parse_query(query))
        assert {hit.doc for hit in answer.hits} == {doc_id("long")}
        assert (len(answer.hits), answer.total) == (10, 40)

    @pytest.mark.parametrize("size", [1, 3, 7, 10])
    def test_pages_of_hits_that_were_put_in_order_join(self, uneven: Engine, size: int) -> None:
        query = parse_query("word")
        whole = uneven.find(query, limit=100).hits
        pages = [hit for at in range(0, 64, size) for hit in uneven.find(query, limit=size, offset=at).hits]
        assert [hit.passage for hit in pages] == [hit.passage for hit in whole]

    @pytest.mark.parametrize("size", [1, 2])
    def test_pages_of_papers_join(self, uneven: Engine, size: int) -> None:
        query = parse_query("word")
        whole = uneven.papers(query, limit=9)
        parts = [uneven.papers(query, limit=size, offset=at) for at in range(0, 4, size)]
        assert [p.hits[0].doc for part in parts for p in part.papers] == [p.hits[0].doc for p in whole.papers]
        assert [part.are_more for part in parts][:1] == [True]
        assert not parts[-1].are_more

    def test_two_passages_of_a_page_are_one_hit_of_its_paper(self, engine: Engine) -> None:
        engine.add(passage(f"solar cells {n}", doc="a", seq=n, page=n // 2) for n in range(4))
        engine.commit()
        (paper,) = engine.papers(parse_query("solar")).papers
        assert sorted(hit.page_first or 0 for hit in paper.hits) == [0, 1]

    def test_editions_of_a_work_are_one_paper(self, engine: Engine) -> None:
        engine.add(passage("solar cells", doc=doc) for doc in ("early", "late", "other"))
        engine.commit()
        found = engine.papers(parse_query("solar"), works={doc_id("early"): doc_id("late")})
        assert sorted(paper.editions for paper in found.papers) == [1, 2]
        assert all(len({hit.doc for hit in paper.hits}) == 1 for paper in found.papers)

    def test_prose_ranks_before_a_caption_that_says_the_same(self, engine: Engine) -> None:
        engine.add([passage("tariffs rose quickly", doc="b", kinds=("caption",), page=9)])
        engine.add([passage("tariffs rose quickly", doc="a", kinds=("paragraph",), page=9)])
        engine.commit()
        assert [hit.kinds for hit in engine.find(parse_query("tariffs")).hits] == [("prose",), ("caption",)]

    def test_what_asks_how_much_finds_figures_first(self, engine: Engine) -> None:
        engine.add(
            [
                passage("the tariff of china is old", doc="a"),
                passage("the tariff of china is 9", doc="b", figures=1),
            ]
        )
        engine.commit()
        first = engine.find(plain_query("how high is the tariff")).hits[0]
        assert first.figures == 1

    def test_papers_are_put_in_order_of_their_years(self, engine: Engine) -> None:
        for name, year in (("a", 2001), ("b", None), ("c", 2010)):
            engine.add([passage("solar cells", doc=name, year=year)])
        engine.commit()
        found = engine.papers(parse_query("solar"), sort=Sort.YEAR)
        assert [paper.hits[0].year for paper in found.papers] == [2010, 2001, None]

    def test_claims_are_put_in_order_of_their_values(self, shelf: Engine) -> None:
        answer = shelf.find(parse_query("unit:USD"), sort=Sort.VALUE)
        assert [hit.claim for hit in answer.hits] == ["chips-0", "chips-1"]

    def test_words_find_claims_where_claims_are_asked_for(self, shelf: Engine) -> None:
        answer = shelf.find(parse_query("assembled"), claims=True)
        assert [hit.claim for hit in answer.hits] == ["solar-0"]

    # -- spellings --------------------------------------------------------------------------------

    @pytest.mark.parametrize(
        ("said", "query"),
        [
            ("98,000 containers passed", "98000"),
            ("98000 containers passed", "98,000"),
            ("98,000 containers passed", '"98000 containers"'),
            ("the U.S. imports", "US"),
            ("the US imports", "U.S."),
            ("anti-dumping duties", "antidumping"),
            ("antidumping duties", "anti-dumping"),
            ("antidumping duties", "+anti-dumping"),
            ("international co-operation", "cooperation"),
            ("aluminum from there", "aluminium"),
            ("aluminium from there", "aluminum"),
            ("the labor market", '"labour market"'),
            ("organisation of trade", "+organization"),
            ("foreign direct investment rose", "FDI"),
            ("FDI rose", "foreign direct investment"),
            ("a global value chain", "GVC"),
            ("firms in the United States", "US"),
            ("Chinese firms", "China"),
            ("it is de\u00d6ned so", "defined"),
            ("speci\ufffdcally so", "specifically"),
            ("o\ufffdces there", "offices"),
        ],
    )
    def test_a_word_is_found_however_it_is_spelled(self, engine: Engine, said: str, query: str) -> None:
        engine.add([passage(said, doc="said"), passage("nothing of it", doc="other")])
        engine.commit()
        assert texts(engine, query) == [said]

    def test_what_was_found_by_another_spelling_is_highlighted(self, engine: Engine) -> None:
        engine.add([passage("In all 98,000 tons of aluminum under anti-dumping duties of the U.S. here")])
        engine.commit()
        (hit,) = engine.find(parse_query("98000 aluminium antidumping US")).hits
        marked = [span.of(hit.snippet.text) for span in hit.snippet.highlights]
        assert marked == ["98,000", "aluminum", "anti-dumping", "U.S."]

    # -- short forms ------------------------------------------------------------------------------

    def test_the_words_of_a_query_tell_what_a_short_form_stands_for(self, engine: Engine) -> None:
        put(engine, f"the {EPA} of 2010", f"an {AGENCY} closed", "nothing of it")
        assert meant(engine, "EPA emissions") == {f"an {AGENCY} closed"}
        assert meant(engine, "EPA pacific") == {f"the {EPA} of 2010"}
        assert meant(engine, "EPA") == set()

    @pytest.mark.parametrize(
        ("said", "is_defined"),
        [
            ("The Economic Partnership Agreement (EPA) was signed.", True),
            ("Economic Partnership Agreements (EPAs) were signed.", True),
            ("The EPA (economic partnership agreement) was signed.", True),
            ("An economic partnership agreement, which the EPA read.", False),
            ("The EPA was signed.", False),
        ],
    )
    def test_a_passage_defines_a_short_form_that_stands_beside_its_long_one(
        self, engine: Engine, said: str, *, is_defined: bool
    ) -> None:
        put(engine, said)
        assert with_definitions(parse_query("EPA"), engine).defined == ((("epa", EPA),) if is_defined else ())

    def test_the_definition_of_the_corpus_decides_where_the_query_does_not(self, engine: Engine) -> None:
        put(engine, f"The {EPA} (EPA).", f"Another {EPA} ended.", f"An {AGENCY} closed.", "The EPA.")
        assert meant(engine, "EPA") == {f"The {EPA} (EPA).", f"Another {EPA} ended.", "The EPA."}
        assert meant(engine, "EPA emissions") == {f"The {EPA} (EPA).", f"An {AGENCY} closed.", "The EPA."}

    def test_a_short_form_that_the_corpus_uses_for_two_things_stands_for_itself(self, engine: Engine) -> None:
        put(engine, f"The {EPA} (EPA).", f"The {AGENCY} (EPA).", f"Another {EPA} ended.")
        assert meant(engine, "EPA") == {f"The {EPA} (EPA).", f"The {AGENCY} (EPA)."}

    def test_a_long_form_finds_the_short_one_that_the_corpus_has_for_it_alone(self, engine: Engine) -> None:
        put(engine, f"The {EPA} (EPA).", "An EPA was signed.")
        assert "An EPA was signed." in meant(engine, EPA)
        put(engine, f"The {AGENCY} (EPA).")
        assert "An EPA was signed." not in meant(engine, EPA)

    def test_a_short_form_that_is_a_word_counts_in_capitals(self, engine: Engine) -> None:
        put(engine, "the common agricultural policy", "a cap of wool")
        assert meant(engine, "CAP farmers") == {"the common agricultural policy", "a cap of wool"}
        assert meant(engine, "cap farmers") == {"a cap of wool"}

    def test_the_long_form_is_highlighted_and_counted(self, engine: Engine) -> None:
        put(engine, f"In all the {EPA} held")
        query = with_definitions(parse_query("EPA pacific"), engine)
        (hit,) = engine.find(query).hits
        assert [span.of(hit.snippet.text) for span in hit.snippet.highlights] == [EPA]
        assert engine.facets(query)[Facet.KIND] == (FacetCount("prose", 1),)
        assert engine.papers(query).total == 1

    # -- operators --------------------------------------------------------------------------------

    @pytest.fixture
    def signs(self, engine: Engine) -> Engine:
        """Texts of a few words each."""
        said = (
            "wind power",
            "solar power",
            "coal power",
            "wind and solar power",
            "the fall of coal and of wind",
        )
        engine.add(
            passage(
                text,
                doc=f"d{n}",
                kinds=("table",) if n == 1 else ("paragraph",),
                scopes=(f"flow:{n}", "measure:imports") if n < 2 else (),
                entities=("firm:honhai", f"place:P{n}"),
                year=2000 + n // 2,
                authors=("Brandt, L.",),
            )
            for n, text in enumerate(said)
        )
        engine.commit()
        return engine

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("wind AND solar", {3}),
            ("wind NOT solar", {0, 4}),
            ("power AND NOT (wind coal)", {1}),
            ("(wind OR solar) AND power", {0, 1, 3}),
            ("wind AND solar OR coal", {2, 3, 4}),
            ("power -(wind AND solar)", {0, 1, 2}),
            ('"coal wind"~2', {4}),
            ('"wind coal"~2', {4}),
            ('"coal wind"~1', set()),
            ("in:table", {1}),
            ("in:prose solar", {3}),
            ("flow:imports", set()),
            ("measure:imports", {0, 1}),
            ("measure:imp*", {0, 1}),
        ],
    )
    def test_operators_find_these(self, signs: Engine, query: str, found: set[int]) -> None:
        answer = signs.find(parse_query(query))
        assert {hit.doc for hit in answer.hits} == {doc_id(f"d{n}") for n in found}
        assert answer.total == len(found)

    # -- counts and words -------------------------------------------------------------------------

    def test_hits_are_counted_by_what_they_have(self, signs: Engine) -> None:
        found = signs.facets(parse_query("power"))
        assert found[Facet.YEAR] == (FacetCount("2001", 2), FacetCount("2000", 2))
        assert found[Facet.KIND] == (FacetCount("prose", 3), FacetCount("table", 1))
        assert found[Facet.FIRM] == (FacetCount("firm:honhai", 4),)
        assert found[Facet.PLACE] == tuple(FacetCount(f"place:P{n}", 1) for n in range(4))
        assert found[Facet.AUTHOR] == (FacetCount("Brandt, L.", 4),)
        assert found[Facet.POLICY] == ()

    def test_no_more_values_are_counted_than_asked_for(self, signs: Engine) -> None:
        found = signs.facets(parse_query("power"), of={Facet.PLACE: 2, Facet.YEAR: 1})
        assert found == {
            Facet.PLACE: (FacetCount("place:P0", 1), FacetCount("place:P1", 1)),
            Facet.YEAR: (FacetCount("2000", 2),),
        }

    @pytest.mark.parametrize(
        ("word", "likest"),
        [("semicondutor", "semiconductors"), ("foxcon", "foxconn"), ("zzzzzz", None), ("it", None)],
    )
    def test_a_misspelt_word_is_told_by_the_corpus(
        self, shelf: Engine, word: str, likest: str | None
    ) -> None:
        assert next(iter(shelf.words_like(word)), None) == likest

    def test_a_word_is_known_in_any_form(self, shelf: Engine) -> None:
        assert [shelf.knows(word) for word in ("phone", "Phones", "the", "zeppelin")] == [
            True,
            True,
            True,
            False,
        ]

    def test_equal_scores_go_by_id(self, engine: Engine) -> None:
        same = [passage("the same words", doc=f"d{n % 30}", seq=n) for n in range(60)]
        engine.add(reversed(same))
        engine.commit()
        for query in ("same", "year:2000 OR words"):
            found = [hit.passage for hit in engine.find(parse_query(query), limit=25).hits]
            assert found == sorted(record.id for record in same)[:25]

    def test_a_query_that_only_narrows_goes_by_id(self, engine: Engine) -> None:
        made = [passage(f"word {n}", doc=f"d{n % 20}", seq=n, year=2000) for n in range(40)]
        engine.add(reversed(made))
        engine.commit()
        answer = engine.find(parse_query("year:2000"), limit=7, offset=30)
        assert [hit.passage for hit in answer.hits] == sorted(record.id for record in made)[30:37]
        assert {hit.score for hit in answer.hits} == {0.0}

    def test_pages_of_hits_join_without_gap_or_overlap(self, shelf: Engine) -> None:
        query = parse_query("chips trade export import value theory")
        whole = shelf.find(query, limit=100)
        pages = [hit for offset in range(0, 9, 2) for hit in shelf.find(query, limit=2, offset=offset).hits]
        assert [hit.passage for hit in pages] == [hit.passage for hit in whole.hits]
        assert whole.total == len(whole.hits)

    def test_a_limit_of_zero_counts(self, shelf: Engine) -> None:
        answer = shelf.find(parse_query("chips"), limit=0)
        assert (answer.hits, answer.total) == ((), 1)

    def test_plain_words_find_by_meaning_too(self, shelf: Engine) -> None:
        (chip,) = shelf.find(parse_query("chips")).hits
        other = next(hit for hit in shelf.find(parse_query("solar")).hits if hit.doc != chip.doc)
        found = shelf.find(parse_query("chips"), meaning=Near(other.passage, chip.passage)).hits
        assert {hit.passage: hit.by_meaning for hit in found} == pytest.approx(
            {other.passage: 0.9, chip.passage: 0.7}
        )
        assert {hit.passage: hit.by_words for hit in found} == {
            other.passage: None,
            chip.passage: pytest.approx(chip.score, rel=1e-4),
        }

    def test_what_narrows_plain_words_narrows_their_meaning(self, shelf: Engine) -> None:
        other = next(hit for hit in shelf.find(parse_query("solar")).hits if hit.year)
        near = Near(other.passage)
        asked = f"chips year:{other.year}"
        assert other.passage in {hit.passage for hit in shelf.find(parse_query(asked), meaning=near).hits}
        asked = f"chips year:..{(other.year or 0) - 1}"
        assert other.passage not in {hit.passage for hit in shelf.find(parse_query(asked), meaning=near).hits}

    def test_what_is_asked_for_as_written_has_no_meaning(self, shelf: Engine) -> None:
        other = shelf.find(parse_query("solar")).hits[0]
        assert [
            h.by_meaning for h in shelf.find(parse_query('"chips"'), meaning=Near(other.passage)).hits
        ] == [None]

    def test_text_that_utf8_cannot_carry_is_kept(self, engine: Engine) -> None:
        engine.add([passage("broken \ud800 surrogate"), number("half \udc00", "1", "2", "\ud800")])
        engine.commit()
        (hit,) = engine.find(parse_query("surrogate")).hits
        assert len(hit.text) == len("broken \ud800 surrogate")

    def test_a_run_of_letters_without_end_is_no_error(self, engine: Engine) -> None:
        engine.add([passage("a" * 40_000 + " then words")])
        engine.commit()
        assert engine.find(parse_query("words")).total == 1

    def test_an_engine_is_closed_twice_without_harm(self, filled: Engine) -> None:
        filled.close()
        filled.close()
