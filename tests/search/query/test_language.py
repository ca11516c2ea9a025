from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Label
from corpus.errors import QueryError
from search.query.clauses import (
    AnyOf,
    Atom,
    Clause,
    Comparison,
    DocPrefix,
    Named,
    Occur,
    OfKind,
    Query,
    Scope,
    TextPart,
    Unit,
    Value,
    Words,
    Years,
)
from search.query.language import FIELD_NAMES, MAX_CLAUSES, parse_query, plain_query
from search.query.plan import plan_query


def rank(text: str) -> Clause:
    return Clause(Occur.RANK, Words(text))


def must(atom: Atom) -> Clause:
    return Clause(Occur.MUST, atom)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("value chain", [rank("value"), rank("chain")]),
        ('"value chain"', [must(Words("value chain", Comparison.PHRASE))]),
        ("+chain", [must(Words("chain"))]),
        ("trade -chain", [rank("trade"), Clause(Occur.NOT, Words("chain"))]),
        ('trade -"value chain"', [rank("trade"), Clause(Occur.NOT, Words("value chain", Comparison.PHRASE))]),
        ("co-operation", [rank("co-operation")]),
        ("a OR b", [must(AnyOf((Words("a"), Words("b"))))]),
        ("a OR b OR c d", [must(AnyOf((Words("a"), Words("b"), Words("c")))), rank("d")]),
        ("OR a", [rank("a")]),
        ("a OR", [rank("a")]),
        ("a OR OR b", [must(AnyOf((Words("a"), Words("b"))))]),
        ("oR or", [rank("oR"), rank("or")]),
        ("semicond*", [must(Words("semicond", Comparison.PREFIX))]),
        ("semicon~", [must(Words("semicon", Comparison.FUZZY))]),
        ("title:trade", [must(Words("trade", Comparison.WORDS, TextPart.TITLE))]),
        ('TITLE:"global trade"', [must(Words("global trade", Comparison.PHRASE, TextPart.TITLE))]),
        ("author:linden*", [must(Words("linden", Comparison.PREFIX, TextPart.AUTHOR))]),
        ("section:results", [must(Words("results", Comparison.WORDS, TextPart.SECTION))]),
        ("firm:Foxconn", [must(Named(Label.FIRM, "Foxconn"))]),
        ("firm:firm:honhai", [must(Named(Label.FIRM, "honhai"))]),
        ('place:"Hong Kong"', [must(Named(Label.PLACE, "Hong Kong"))]),
        ("x -policy:wto", [rank("x"), Clause(Occur.NOT, Named(Label.POLICY, "wto"))]),
        ("year:2008", [must(Years(2008, 2008))]),
        ("year:2005..2009", [must(Years(2005, 2009))]),
        ("year:2005..", [must(Years(2005, None))]),
        ("year:..2009", [must(Years(None, 2009))]),
        ("doc:3F2A", [must(DocPrefix("3f2a"))]),
        ("value:>90e9", [must(Value(Decimal("90e9"), None, closed=False))]),
        ("value:>=90bn", [must(Value(Decimal("90e9"), None))]),
        ("value:<-1,500.5", [must(Value(None, Decimal("-1500.5"), closed=False))]),
        ("value:1m..2mn", [must(Value(Decimal("1e6"), Decimal("2e6")))]),
        ("value:5..", [must(Value(Decimal(5), None))]),
        ("value:5", [must(Value(Decimal(5), Decimal(5)))]),
        ("unit:USD", [must(Unit("USD"))]),
        ("a & b – c", [rank("a"), rank("b"), rank("c")]),
        ("TSS: an operating system", [rank("TSS:"), rank("an"), rank("operating"), rank("system")]),
    ],
)
def test_a_text_parses_to_these_clauses(text: str, clauses: list[Clause]) -> None:
    assert parse_query(text) == Query(tuple(clauses))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("  – & ", "empty"),
        ("-a -b", "only what must not"),
        ('a "b c', "opened and not closed"),
        ("a OR -b", "leave out the -"),
        ("company:Foxconn", "unknown field company:"),
        ("http://example.org", "unknown field http"),
        ('title:""', "title: has no value"),
        ("title:–", "no word"),
        ("year:soon", "year:2008"),
        ("year:20080", "year:2008"),
        ("year:2009..2005", "year:2005..2009"),
        ("value:many", "value:92e9"),
        ("value:2..1", "value:1bn..2bn"),
        ("value:..", "value:1bn..2bn"),
        ("value:1e999", "out of range"),
        ("value:>", "not a number"),
        (" ".join(["word"] * (MAX_CLAUSES + 1)), "at most"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_remedy(text: str, says: str) -> None:
    with pytest.raises(QueryError, match=says.replace(".", r"\.")):
        parse_query(text)


def test_an_unknown_field_names_all_that_are_known() -> None:
    with pytest.raises(QueryError) as caught:
        parse_query("company:Foxconn")
    assert all(f"{name}:" in str(caught.value) for name in FIELD_NAMES)


@given(st.text())
def test_any_text_parses_and_plans_or_is_refused(text: str) -> None:
    for parse in (parse_query, plain_query):
        with suppress(QueryError):
            plan_query(parse(text))


_GRAMMAR = st.sampled_from(
    [
        '"',
        "-",
        "+",
        "OR",
        ":",
        "..",
        "*",
        "~",
        " ",
        " ",
        "trade",
        "価値",
        "1e9",
        "2008",
        "<",
        ">",
        "=",
        "bn",
        "e",
    ]
    + [f"{name}:" for name in FIELD_NAMES]
)


@given(st.lists(_GRAMMAR, max_size=12).map("".join))
def test_any_mixture_of_signs_parses_and_plans_or_is_refused(text: str) -> None:
    with suppress(QueryError):
        plan_query(parse_query(text))


@given(st.decimals(-(10**12), 10**12, places=3), st.decimals(0, 10**9, places=3))
def test_a_range_of_values_is_read_as_written(low: Decimal, width: Decimal) -> None:
    (clause,) = parse_query(f"value:{low}..{low + width}").clauses
    assert clause.atom == Value(low, low + width)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a frim:b", r"unknown field frim: in frim:b; did you mean firm:\? .*\(column 3\)"),
        ("x nothing:b", r"unknown field nothing: in nothing:b; known are .*\(column 3\)"),
        ("a /.*n/", r"regular expressions are not read.*\(column 3\)"),
        ("<script>alert</script>", "markup is not read"),
        ("*ports", "only at the end of a word"),
        ("tra*e", "only at the end of a word"),
        ("tra?e", "only at the end of a word"),
        ("trade^2", "no weights"),
        ('{"query": {"match_all": {}}}', "a program's"),
        ("tr\x01ade", r"nobody types: leave it out \(column 3\)"),
        ("x \ud800", r"nobody types: leave it out \(column 3\)"),
        ("in:poems", "write in:prose, in:table, in:caption, in:footnote"),
        ("flow:up", "flow:up is no flow"),
        ("x " * 10_000, "has 10000 parts; at most 256"),
    ],
)
def test_bad_input_is_told_in_one_line(text: str, says: str) -> None:
    with pytest.raises(QueryError, match=says) as told:
        parse_query(text)
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 400


@pytest.mark.parametrize(
    "text", ["p<0.05", "A->B", "R&D", "c/o", "km/h", "what?", "trade*", "x^", "unit:{firm}", "5 * 3"]
)
def test_signs_that_people_type_are_no_mistakes(text: str) -> None:
    assert parse_query(text).clauses


def only(text: str) -> Atom:
    (clause,) = parse_query(text).clauses
    return clause.atom


@pytest.mark.parametrize(
    ("suffix", "power"),
    [("", 0), ("k", 3), ("m", 6), ("mn", 6), ("b", 9), ("bn", 9), ("t", 12), ("tn", 12), ("e3k", 6)],
)
def test_short_forms_of_newspapers_are_powers_of_ten(suffix: str, power: int) -> None:
    value = Decimal("1.5").scaleb(power)
    assert only(f"value:1.5{suffix}") == Value(value, value)


@pytest.mark.parametrize(
    ("value", "is_read"),
    [
        ("1e300", True),
        ("-1e300", True),
        ("1.1e300", False),
        ("-1.1e300", False),
        ("2..2", True),
        ("2..1.9", False),
    ],
)
def test_values_reach_to_ten_to_the_power_of_300_and_ranges_rise(value: str, *, is_read: bool) -> None:
    if is_read:
        assert isinstance(only(f"value:{value}"), Value)
    else:
        with pytest.raises(QueryError, match=r"out of range|not a range"):
            parse_query(f"value:{value}")


@pytest.mark.parametrize(
    ("word", "flow"),
    [
        ("imports", "M"), ("Import", "M"), ("exports", "X"), ("export", "X"), ("re-exports", "RX"),
        ("reexports", "RX"), ("balance", "B"), ("total", "T"), ("rx", "RX"), ("M", "M"),
    ],
)  # fmt: skip
def test_flows_are_called_by_words_or_codes(word: str, flow: str) -> None:
    assert only(f"flow:{word}") == Scope("flow", flow)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("prose", "prose"),
        ("text", "prose"),
        ("Tables", "table"),
        ("captions", "caption"),
        ("footnote", "footnote"),
    ],
)
def test_kinds_of_text_are_called_in_one_or_several(word: str, kind: str) -> None:
    assert only(f"in:{word}") == OfKind(kind)


@pytest.mark.parametrize(
    ("text", "atom"),
    [
        ("area:CHN", Scope("area", "CHN")),
        ("measure:ind:imports", Scope("measure", "imports")),
        ("partner:USA", Scope("partner", "USA")),
        ("period:2008", Scope("period", "2008")),
        ("org:WTO", Named(Label.ORG, "WTO")),
        ("person:Ada", Named(Label.PERSON, "Ada")),
        ("policy:policy:wto", Named(Label.POLICY, "wto")),
        ("product:tin", Named(Label.PRODUCT, "tin")),
        ("year:9", Years(9, 9)),
        ("year:2008..2008", Years(2008, 2008)),
        ("section:–a", Words("–a", Comparison.WORDS, TextPart.SECTION)),
        ("author:Lee~", Words("Lee", Comparison.FUZZY, TextPart.AUTHOR)),
        ("title:trade*", Words("trade", Comparison.PREFIX, TextPart.TITLE)),
        ('"near words"~5', Words("near words", Comparison.NEAR, apart=5)),
    ],
)
def test_each_field_is_read_in_its_own_way(text: str, atom: Atom) -> None:
    assert only(text) == atom


@pytest.mark.parametrize("text", ["year:..", "year:2008.", "year:20082009", "year:٢٠٠٨"])
def test_other_years_are_refused(text: str) -> None:
    with pytest.raises(QueryError, match="is not a year"):
        parse_query(text)


@pytest.mark.parametrize(("length", "shown"), [(39, "*" + "x" * 38), (40, "*" + "x" * 38 + "…")])
def test_of_a_long_word_that_is_refused_the_beginning_is_told(length: int, shown: str) -> None:
    with pytest.raises(QueryError, match="only at the end of a word") as told:
        parse_query("*" + "x" * (length - 1))
    assert str(told.value).startswith(f"{shown!r}: ")


def test_as_many_parts_as_are_allowed_are_read() -> None:
    assert len(parse_query(" ".join(["word"] * MAX_CLAUSES)).clauses) == MAX_CLAUSES
