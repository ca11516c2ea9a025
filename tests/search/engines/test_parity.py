"""The same answers from both engines, on real papers and on a made library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from corpus.settings import ElasticSettings, Settings
from ingest.document.read import read
from search.engine import Engine, Facet, Sort, open_engine
from search.passages.records import ClaimRecord, Passage, passages
from search.query.language import parse_query
from tests.folders import SHARED
from tests.search.conftest import drop_indices, own_prefix
from tests.search.engines.engine_contract import Near
from tests.search.samples import doc_id, number, passage

parity = pytest.mark.elasticsearch
FIELD = SHARED / "corpus" / "field"
PAPERS = 8  # the smallest ones: some hundred passages, a few seconds to read

QUERIES = (
    "value chain",
    "tariffs on solar panels",
    "semiconductor export controls",
    '"trade policy"',
    "imports from China and employment in the United States",
    "international agreement",
    "price elasticity",
    "year:2000.. trade deficit",
    "industr* growth",
    "antidumping OR countervailing duties",
)


@pytest.mark.shared
@pytest.mark.elasticsearch
@pytest.mark.skipif(not FIELD.is_dir(), reason="the maintainers' papers are not beside this checkout")
def test_ten_plain_queries_find_the_same_passages_of_real_papers(elastic_settings: Settings) -> None:
    papers = sorted(FIELD.rglob("*.pdf"), key=lambda path: (path.stat().st_size, path.name))[:PAPERS]
    records = [record for path in papers for record in passages(read(path, ocr="off"), None)]
    with (
        open_engine("tantivy", elastic_settings) as embedded,
        open_engine("elasticsearch", elastic_settings) as server,
    ):
        for engine in (embedded, server):
            engine.add(records)
            engine.commit()
        for text in QUERIES:
            one, other = (engine.find(parse_query(text)) for engine in (embedded, server))
            assert one.total == other.total, text
            assert [hit.passage for hit in one.hits] == [hit.passage for hit in other.hits], text
        assert embedded.find(parse_query(QUERIES[0])).total


# -- the same answers on a made library --------------------------------------------------------------

WORDS = (
    "trade", "tariff", "import", "export", "chip", "solar", "steel", "wage", "firm", "price", "growth",
    "deficit", "supply", "labour", "policy",
)  # fmt: skip
PLACES = ("place:CHN", "place:USA", "place:DEU", "place:VNM")
KINDS = (("paragraph",), ("caption",), ("table",), ("footnote",))


def made_library() -> tuple[list[Passage], list[ClaimRecord]]:
    """A hundred and sixty passages and eighty claims of twenty papers, the same each time."""
    chance = Random(5)
    passages, claims = [], []
    for at in range(160):
        doc = f"paper-{at % 20}"
        words = [chance.choice(WORDS) for _ in range(chance.randrange(8, 60))]
        words[chance.randrange(len(words))] = f"{chance.randrange(1, 90) * 1000:,}"
        passages.append(
            passage(
                f"{' '.join(words)}.", doc=doc, seq=at // 20, page=at // 40,
                title=f"On {WORDS[at % 20 % 15]}",
                authors=(f"Author {at % 3}, A.",), year=1995 + at % 20, section=(f"{at // 20} Part",),
                kinds=KINDS[at % 4], figures=at % 2, entities=(PLACES[at % 4], f"firm:F{at % 5}"),
                names=(f"firm:F{at % 5}",), scopes=(f"measure:{WORDS[at % 4]}",),
            )
        )  # fmt: skip
    for at in range(80):
        low = Decimal(chance.randrange(-50, 5000)) * (Decimal("1e6") if at % 2 else 1)
        high = None if at % 7 == 0 else low + chance.randrange(0, 900)
        unit = ("USD", "%", "{firm}")[at % 3]
        text = f"{WORDS[at % 15]} {WORDS[at % 11]} rose to {low}"
        top = None if high is None else str(high)
        claims.append(number(text, str(low), top, unit, doc=f"paper-{at % 20}", seq=at))
    return passages, claims


@pytest.fixture(scope="module")
def pair(
    elastic_server: ElasticSettings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Engine, Engine]]:
    """Both engines with the made library, of which a paper was put in twice and another taken out."""
    own = own_prefix(elastic_server)
    folder = tmp_path_factory.mktemp("parity")
    with (
        open_engine("tantivy", Settings(folder)) as embedded,
        open_engine("elasticsearch", Settings(folder, elastic=own)) as server,
    ):
        for engine in (embedded, server):
            for records in made_library():
                engine.add(records)
            engine.add([passage("a paper that goes again tariff", doc="gone", entities=("place:JPN",))])
            engine.commit()
            engine.remove(doc_id("gone"))
            engine.remove(doc_id("paper-3"))
            engine.add(one for one in made_library()[0] if one.doc == doc_id("paper-3"))
            engine.add(one for one in made_library()[1] if one.quote.doc == doc_id("paper-3"))
            engine.commit()
        yield embedded, server
    drop_indices(own)


ASKED = (
    "tariff", "steel wage", '"trade tariff"', "trade AND tariff", "trade OR solar",
    "chip NOT steel", "(steel OR solar) AND wage", "-steel tariff", "+tariff +wage price", "tarif*",
    "tarrif~", "title:steel wage", "author:2 growth", "year:2001..2009 labour", "year:..1999", "firm:F3",
    "firm:F* tariff", "in:table price", "in:prose -in:caption deficit", "measure:tariff import", "measure:t*",
    "section:part growth", "4,000", "12000", "labor", f"doc:{doc_id('paper-5')[:9]} trade", "japan OR again",
)  # fmt: skip
AMOUNTS = (
    "value:>1000", "value:<0", "value:100..900 unit:%", "value:2.5e9", "unit:USD", "unit:{firm} value:<=400",
    "value:>1bn trade", "unit:% -value:>3000", "year:2003 unit:USD",
)  # fmt: skip


@parity
@pytest.mark.parametrize("asked", [*ASKED, *AMOUNTS])
def test_hits_their_order_scores_and_marks_are_the_same(pair: tuple[Engine, Engine], asked: str) -> None:
    one, other = (engine.find(parse_query(asked), limit=60) for engine in pair)
    assert (one.total, one.exactness) == (other.total, other.exactness)
    assert [(hit.passage, hit.claim) for hit in one.hits] == [(hit.passage, hit.claim) for hit in other.hits]
    assert [hit.score for hit in one.hits] == pytest.approx([hit.score for hit in other.hits], rel=0.002)
    assert [replace(hit, score=0) for hit in one.hits] == [replace(hit, score=0) for hit in other.hits]
    assert [hit.snippet for hit in one.hits] == [hit.snippet for hit in other.hits]


@parity
@pytest.mark.parametrize(
    "asked", ["tariff", "steel wage NOT solar", "year:2001..2009", "unit:USD", "nowhere"]
)
def test_counts_by_facets_are_the_same(pair: tuple[Engine, Engine], asked: str) -> None:
    one, other = (engine.facets(parse_query(asked), of=dict.fromkeys(Facet, 3)) for engine in pair)
    assert one == other


@parity
@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize(("limit", "offset"), [(4, 0), (4, 4), (3, 18), (5, 40)])
def test_pages_of_hits_and_of_papers_are_the_same(
    pair: tuple[Engine, Engine], sort: Sort, limit: int, offset: int
) -> None:
    query = parse_query("tariff price")
    hits = [engine.find(query, limit=limit, offset=offset, sort=sort).hits for engine in pair]
    assert [hit.passage for hit in hits[0]] == [hit.passage for hit in hits[1]]
    works = {doc_id("paper-1"): doc_id("paper-2")}
    found = [engine.papers(query, limit=limit, offset=offset, sort=sort, works=works) for engine in pair]
    told = [
        [([hit.passage for hit in paper.hits], paper.found, paper.editions) for paper in one.papers]
        for one in found
    ]
    assert told[0] == told[1]
    assert (found[0].total, found[0].are_more) == (found[1].total, found[1].are_more)


@parity
@pytest.mark.parametrize("asked", ["tariff", "steel -in:table", "wage year:2001..2009", "zeppelin"])
def test_meaning_counts_alike(pair: tuple[Engine, Engine], asked: str) -> None:
    near = Near(*(one.id for one in made_library()[0][10:40:3]))
    one, other = (engine.find(parse_query(asked), limit=40, meaning=near).hits for engine in pair)
    assert [hit.passage for hit in one] == [hit.passage for hit in other]
    assert [hit.by_meaning for hit in one] == [hit.by_meaning for hit in other]
    papers = [engine.papers(parse_query(asked), meaning=near).papers for engine in pair]
    assert [p.hits[0].passage for p in papers[0]] == [p.hits[0].passage for p in papers[1]]


@parity
@pytest.mark.parametrize("word", ["tarrif", "stel", "growht", "again", "japan", "zzz"])
def test_words_are_known_and_offered_alike(pair: tuple[Engine, Engine], word: str) -> None:
    one, other = pair
    assert one.words_like(word) == other.words_like(word)
    assert one.knows(word) == other.knows(word)


@parity
def test_what_is_held_is_the_same(pair: tuple[Engine, Engine]) -> None:
    one, other = pair
    assert (one.count(), one.documents()) == (other.count(), other.documents())
    assert one.count().documents == 20
