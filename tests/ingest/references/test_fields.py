"""One entry of a list of references to its fields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
from ingest.references.fields import read_fields

CASES = [
    (
        "Alder B, Cole DE. A port of one letter. Harbour J [Internet]. 2005 [cited 2013 Jan 03];13:375-81.",
        {"year": "2005", "title": "A port of one letter", "pages": "375-81"},
    ),
    ("Alder, B., 1984 [1904]: How ports grow. Kiel: Sea Press.", {"year": "1984", "title": "How ports grow"}),
    (
        "4. B. Alder, D.E. Cole et al., How ports grow: a survey, Harb. Coast 8, 1651 (2015)",
        {
            "year": "2015",
            "label": "4",
            "title": "How ports grow: a survey",
            "authors": ("B. Alder", "D.E. Cole"),
        },
    ),
    (
        "2. Alder Harbour Agency, World Port Outlook, 2021, ISBN 978-3-16-148410-0",
        {"year": "2021", "title": "World Port Outlook", "authors": ("Alder Harbour Agency",)},
    ),
    (
        "Alder, Ben and Dora Cole (2024). “How ports grow”. In: Harbour Review 1.2, p. 3.",
        {"year": "2024", "title": "How ports grow", "venue": "Harbour Review"},
    ),
    (
        "Alder, B. and D. Cole (2008a). How ports grow. Journal of Harbour Studies, 12(3), 45-67.",
        {
            "year": "2008a",
            "title": "How ports grow",
            "venue": "Journal of Harbour Studies",
            "volume": "12",
            "pages": "45-67",
        },
    ),
    (
        "Alder, Ben. 2011. “The price of a chip.” Review of Parts 4: 1–20. https://doi.org/10.1234/rp.2011.4",
        {"year": "2011", "title": "The price of a chip", "pages": "1-20", "doi": "10.1234/rp.2011.4"},
    ),
    (
        "6. World Port Outlook; Alder Harbour Publication: London, UK, 2020.",
        {"year": "2020", "title": "World Port Outlook", "authors": ()},
    ),
    (
        "Asociación de Puertos de Alder (APA). 2010. Anuario 2010. Accessed on May 6, 2011. http://example.org",
        {"year": "2010", "title": "Anuario 2010", "authors": ("Asociación de Puertos de Alder (APA)",)},
    ),
    (
        "Alde´r, Ga´bor, Lionel Fontagn´e, and Bal´azs Ko¨zy (2017). “How ports grow”. Harbour Review 4, 1.",
        {"year": "2017", "authors": ("Alde´r, Ga´bor", "Lionel Fontagn´e", "Bal´azs Ko¨zy")},
    ),
    ("[7] B. Alder, D. Cole, Trading far away, Sea Press, 1999.", {"year": "1999", "label": "7"}),
    (
        "Alder, B. (forthcoming). What is not yet printed. Sea Press.",
        {"year": "forthcoming", "title": "What is not yet printed"},
    ),
    (
        "3. Alder B. Parts and wholes. Harbour J. 2004;12:5-9.",
        {"year": "2004", "label": "3", "title": "Parts and wholes"},
    ),
    (
        "Alder, B. (2001): Is it so? In: Cole, D. (ed.): On ports. Kiel.",
        {"year": "2001", "title": "Is it so?"},
    ),
]


@pytest.mark.parametrize(("raw", "fields"), CASES)
def test_fields_are_read(raw: str, fields: dict[str, str]) -> None:
    reference = read_fields(raw, Span(0, len(raw)))
    assert {name: getattr(reference, name) for name in fields} == fields
    assert not reference.authors or reference.authors[0].startswith(("Al", "B. Al", "As"))


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(raw: str) -> None:
    assert read_fields(raw, Span(0, len(raw))).raw == raw


@pytest.mark.parametrize(
    ("raw", "authors", "year", "title"),
    [
        (
            '(7) Moss, A. B.; Reed, C. D. "Wax of the south." Oils 2011, 4, 1-8.',
            ("Moss, A. B.", "Reed, C. D"),
            "2011",
            "Wax of the south",
        ),
        (
            "Harbour Bureau. 1950–2004. “Tons landed by port.” Sea Department.",
            ("Harbour Bureau",),
            "1950",
            "Tons landed by port",
        ),
        ("Port HK (2018) 港口的增長", ("Port HK",), "2018", "港口的增長"),
        ("Ministry of Ports. 2003. https://example.org/ports.html.", ("Ministry of Ports",), "2003", ""),
        (
            "Alder, B. and D. Elm. 2004/5. How ports grow and shrink. Sea Studies 4.",
            ("Alder, B", "D. Elm"),
            "2004",
            "How ports grow and shrink",
        ),
        (
            "Alder, B. 2019 (forthcoming). How ports grow. Sea Studies.",
            ("Alder, B",),
            "2019",
            "How ports grow",
        ),
    ],
)
def test_labels_spans_of_years_and_short_titles(
    raw: str, authors: tuple[str, ...], year: str, title: str
) -> None:
    found = read_fields(raw, Span(0, len(raw)))
    assert (tuple(name.rstrip(".") for name in found.authors), found.year, found.title) == (
        tuple(name.rstrip(".") for name in authors),
        year,
        title,
    )


def test_a_label_in_round_brackets_is_a_label() -> None:
    raw = '(12) Moss, A. "Wax." Oils 2011, 4, 1-8.'
    assert read_fields(raw, Span(0, len(raw))).label == "12"


def told(raw: str) -> str:
    """All that is read of an entry: authors, year, title, venue, volume, pages, DOI, address, label."""
    one = read_fields(raw, Span(0, len(raw)))
    parts = (one.year, one.title, one.venue, one.volume, one.pages, one.doi, one.url, one.label)
    return " | ".join(("; ".join(one.authors), *parts)).rstrip(" |")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (
            "Ames, A. (2001). On wool and salt. Journal of Wool, 12(3), 45-67.",
            "Ames, A | 2001 | On wool and salt | Journal of Wool | 12 | 45-67",
        ),
        (
            "Ames, A. and B. Bell (2001). On wool and salt. Journal of Wool, 12(3), 45–67.",
            "Ames, A.; B. Bell | 2001 | On wool and salt | Journal of Wool | 12 | 45-67",
        ),
        (
            'Ames, A., B. Bell, & C. Cox. 2001. "On wool and salt." Journal of Wool 12 (3): 45-67.',
            "Ames, A.; B. Bell; C. Cox | 2001 | On wool and salt | Journal of Wool | 12 | 45-67",
        ),
        (
            "Ames, Ann, and Bo Bell. 2001. On Wool and Salt. Coast: Sea Press.",
            "Ames, Ann; Bo Bell | 2001 | On Wool and Salt | Coast: Sea Press",
        ),
        (
            "AMES, A. & BELL, B. 2001. On wool and salt. Journal of Wool, 12, 45-67.",
            "AMES, A.; BELL, B | 2001 | On wool and salt | Journal of Wool | 12 | 45-67",
        ),
        (
            "Ames A, Bell B. On wool and salt. J Wool. 2001;12(3):45-67.",
            "Ames A; Bell B | 2001 | On wool and salt | J Wool | 12 | 45-67",
        ),
        (
            '[1] A. Ames and B. Bell, "On wool and salt," J. Wool, vol. 12, no. 3, pp. 45-67, 2001.',
            "A. Ames; B. Bell | 2001 | On wool and salt | J. Wool | 12 | 45-67 |  |  | 1",
        ),
        (
            "[12] Ames, A.: On wool and salt. Sea Press, Coast (2001)",
            "Ames, A. | 2001 | On wool and salt | Sea Press, Coast |  |  |  |  | 12",
        ),
        (
            "3. Ames, A.; Bell, B. On wool and salt. J. Wool 2001, 12, 45.",
            "Ames, A.; Bell, B | 2001 | On wool and salt | J. Wool | 12 |  |  |  | 3",
        ),
        (
            "Ames, A. (forthcoming). On wool and salt. Journal of Wool.",
            "Ames, A | forthcoming | On wool and salt | Journal of Wool",
        ),
        ("Ames, A. (n.d.). On wool and salt. Coast.", "Ames, A | n.d. | On wool and salt | Coast"),
        (
            "Ames, A. (in press). On wool and salt. Journal of Wool.",
            "Ames, A | in press | On wool and salt | Journal of Wool",
        ),
        ("Ames, A. (2001b), 'On wool and salt', mimeo.", "Ames, A | 2001b | On wool and salt | mimeo"),
        (
            "Ames, A. 2001. On wool: is it salt? Coast: Sea Press.",
            "Ames, A | 2001 | On wool: is it salt? | Coast: Sea Press",
        ),
        (
            "Bell, B. (Ed.). (2001). Trade of the valley. Sea Press.",
            "Bell, B. | 2001 | Trade of the valley | Sea Press",
        ),
        (
            "Bell, B., ed. 2001. Trade of the Valley. Coast: Sea Press.",
            "Bell, B. | 2001 | Trade of the Valley | Coast: Sea Press",
        ),
        (
            "Bank of the Coast. 2001. Annual Report 2000. Coast: Bank of the Coast.",
            "Bank of the Coast | 2001 | Annual Report 2000 | Coast: Bank of the Coast",
        ),
        (
            "———. 2003. On salt alone. Journal of Salt 3: 1-9.",
            " | 2003 | On salt alone | Journal of Salt |  | 1-9",
        ),
        (
            "--- (2003). On salt alone. Journal of Salt 3, 1-9.",
            " | 2003 | On salt alone | Journal of Salt |  | 1-9",
        ),
        (
            "Ames, A. et al. (2001). On wool and salt. Journal of Wool 12.",
            "Ames, A. | 2001 | On wool and salt | Journal of Wool",
        ),
        (
            "van der Ames, A. and de la Bell, B. (2001). On wool and salt. Journal of Wool 12.",
            "van der Ames, A.; de la Bell, B | 2001 | On wool and salt | Journal of Wool",
        ),
        (
            "O'Ames, A. and B. Bell-Cox (2001). On wool and salt. Journal of Wool 12.",
            "O'Ames, A.; B. Bell-Cox | 2001 | On wool and salt | Journal of Wool",
        ),
        (
            "Ames, A. (2001). On wool and salt. Journal of Wool, 12(3), 45-67. https://doi.org/10.1234/jw.12.3.",
            "Ames, A | 2001 | On wool and salt | Journal of Wool | 12 | 45-67 | 10.1234/jw.12.3 | https://doi.org/10.1234/jw.12.3",
        ),
        (
            "Ames, A., 2001, On wool and salt, Journal of Wool 12, 45-67.",
            "Ames, A | 2001 | On wool and salt | Journal of Wool |  | 45-67",
        ),
        (
            'Ames, A., "On wool and salt," Journal of Wool, 12 (2001), 45-67.',
            "Ames, A | 2001 | On wool and salt | Journal of Wool | 12 | 45-67",
        ),
        (
            "Ames, Ann. On Wool and Salt. Coast: Sea Press, 2001.",
            "Ames, Ann | 2001 | On Wool and Salt | Coast: Sea Press",
        ),
        ("2001. On wool and salt.", " | 2001 | On wool and salt"),
        ("On wool and salt.", " |  | On wool and salt"),
        (
            "Ames, A. (May 2001). On wool and salt. The Daily Coast.",
            "Ames, A | 2001 | On wool and salt | The Daily Coast",
        ),
        (
            "Ames, A. (2001/2003). On wool and salt. Sea Press.",
            "Ames, A | 2001/2003 | On wool and salt | Sea Press",
        ),
        (
            'Ames, A. "On wool and salt" (PhD diss., University of the Coast, 2001).',
            "Ames, A | 2001 | On wool and salt",
        ),
        (
            "U.S. Bureau of Wool (2001). Wool tables. Washington, DC.",
            "U.S. Bureau of Wool | 2001 | Wool tables | Washington, DC",
        ),
        (
            "Ames, A. (2001). On wool and salt. NBER Working Paper 1234.",
            "Ames, A | 2001 | On wool and salt | NBER Working Paper",
        ),
    ],
)
def test_each_style_has_its_fields_and_no_others(raw: str, said: str) -> None:
    assert told(raw) == said
