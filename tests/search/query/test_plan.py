from __future__ import annotations

import pytest

from corpus.errors import QueryError
from search.passages.fields import Field
from search.query.language import parse_query, plain_query
from search.query.operations import All, Begins, Best, Equals, Fuzzy, Narrow, Phrase, Range, Term
from search.query.plan import TITLE_BOOST, index_terms, plan_query


def test_a_word_is_looked_for_by_its_stem_in_contents_and_a_little_in_the_title() -> None:
    plan = plan_query(parse_query("Exported"))
    lift = (Term(Field.TITLE, "export", TITLE_BOOST),)
    assert plan == All(should=(Term(Field.CONTENTS, "export"),), lift=lift)


def test_the_title_lifts_no_word_that_must_stand_there_and_no_function_word() -> None:
    assert plan_query(parse_query("+export the")).lift == plan_query(parse_query("the")).lift == ()


def test_function_words_are_dropped_beside_others_and_kept_alone() -> None:
    assert plan_query(parse_query("the export")) == plan_query(parse_query("export"))
    assert plan_query(parse_query("the who")).should == (Term(Field.EXACT, "the"), Term(Field.EXACT, "who"))


def test_accents_may_be_typed_joined_or_apart() -> None:
    assert plan_query(parse_query("nai\u0308ve")) == plan_query(parse_query("naïve"))


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ('"value chains"', Phrase(Field.EXACT, ("value", "chains"))),
        ('"chains"', Term(Field.EXACT, "chains")),
        ("+chains", Term(Field.CONTENTS, "chain")),
        (
            "+co-operation",
            Best((Phrase(Field.EXACT, ("co", "operation")), Term(Field.CONTENTS, "cooper"))),
        ),
        ('"a b"~3', Best((Phrase(Field.EXACT, ("a", "b"), 3), Phrase(Field.EXACT, ("b", "a"), 3)))),
        ('"a b c"~3', Phrase(Field.EXACT, ("a", "b", "c"), 3)),
        ("in:tables", Equals(Field.KIND, "table")),
        ("measure:imports", Equals(Field.SCOPE, "measure:imports")),
        ("flow:imports", Equals(Field.SCOPE, "flow:m")),
        ("period:2008", Begins(Field.SCOPE, "period:2008")),
        ("partner:CHN", Equals(Field.SCOPE, "partner:chn")),
        ("+the", Term(Field.EXACT, "the")),
        ("chai*", Begins(Field.EXACT, "chai")),
        ("ab~", Fuzzy(Field.EXACT, "ab", 0)),
        ("chain~", Fuzzy(Field.EXACT, "chain", 1)),
        ("chains~", Fuzzy(Field.EXACT, "chains", 2)),
        ("title:chains", Term(Field.TITLE, "chain")),
        ("author:Öhman", Narrow(Term(Field.AUTHOR, "ohman"))),
        ("section:results", Narrow(Term(Field.SECTION, "results"))),
        ('firm:"Hon-Hai"', Equals(Field.NAMES, "firm:hon hai")),
        ("firm:Hon*", Begins(Field.NAMES, "firm:hon")),
        ("year:2008..", Range(Field.YEAR, 2008, None)),
        ("doc:AB12", Begins(Field.DOC, "ab12")),
        ("unit:USD", Equals(Field.UNIT, "usd")),
        ("value:>5", All(must=(Range(Field.VALUE_HI, 5.0, None, closed=False),))),
        ("value:1..2", All(must=(Range(Field.VALUE_HI, 1.0, None), Range(Field.VALUE_LO, None, 2.0)))),
    ],
)
def test_a_clause_becomes_this_operation(text: str, op: object) -> None:
    assert plan_query(parse_query(text)).must == (op,)


def test_ideographs_side_by_side_are_a_phrase_and_words_beside_them_are_words() -> None:
    plan = plan_query(parse_query("台灣semi半導體"))
    assert Phrase(Field.EXACT, ("台", "灣")) in plan.should
    assert Phrase(Field.EXACT, ("半", "導", "體")) in plan.should
    assert Term(Field.CONTENTS, "semi") in plan.should


@pytest.mark.parametrize("text", ["co-op* ", "co-op~", 'firm:"–"', 'title:"–"'])
def test_what_has_no_single_word_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=r"word|letter"):
        plan_query(parse_query(text))


def test_a_plain_text_has_no_syntax() -> None:
    plan = plan_query(plain_query('-"export" OR firm:x'))
    assert plan.must == plan.must_not == ()


@pytest.mark.parametrize(
    ("word", "terms"),
    [
        ("Chips", ((Field.CONTENTS, "chip"),)),
        ("the", ((Field.EXACT, "the"),)),
        ("98,000", ((Field.CONTENTS, "98000"),)),
        ("–", ()),
    ],
)
def test_a_word_is_looked_for_by_these_terms(word: str, terms: tuple[tuple[Field, str], ...]) -> None:
    assert index_terms(word) == terms


def test_a_word_is_looked_for_in_its_other_forms_too() -> None:
    (op,) = plan_query(parse_query("aluminium")).should
    assert op == Best((Term(Field.CONTENTS, "aluminium"), Term(Field.CONTENTS, "aluminum")))
    (op,) = plan_query(parse_query("FDI")).should
    assert op == Best((Term(Field.CONTENTS, "fdi"), Phrase(Field.EXACT, ("foreign", "direct", "investment"))))


def test_words_apart_make_a_long_form() -> None:
    assert (
        Best((Term(Field.CONTENTS, "gvc"), Term(Field.CONTENTS, "gvcs")))
        in plan_query(parse_query("global value chains")).should
    )


def test_a_compound_is_its_parts_or_one_word() -> None:
    (op,) = plan_query(parse_query("anti-dumping")).should
    parts = All(should=(Term(Field.CONTENTS, "anti"), Term(Field.CONTENTS, "dump")))
    assert op == Best((Term(Field.CONTENTS, "antidump"), parts))


def test_brackets_are_a_query_within() -> None:
    (op,) = plan_query(parse_query("solar (wind -coal)")).must
    assert isinstance(op, All)
    assert (op.should, op.must_not) == ((Term(Field.CONTENTS, "wind"),), (Term(Field.CONTENTS, "coal"),))


def test_of_spellings_of_which_one_is_in_the_title_that_one_lifts() -> None:
    made = plan_query(parse_query("colour"))
    assert isinstance(made, All)
    assert made.lift
    assert all(not isinstance(op, Best) or len(op.options) > 1 for op in made.lift)


def must(text: str) -> object:
    (op,) = plan_query(parse_query(text)).must
    return op


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("author:Hon-Hai", Narrow(Phrase(Field.AUTHOR, ("hon", "hai")))),
        ('title:"value chains"', Phrase(Field.TITLE_EXACT, ("value", "chains"))),
        ("title:the", Term(Field.TITLE_EXACT, "the")),
        ("title:chai*", Begins(Field.TITLE_EXACT, "chai")),
        ("title:chains~", Fuzzy(Field.TITLE_EXACT, "chains", 2)),
        ("section:res*", Narrow(Begins(Field.SECTION, "res"))),
        ('"a"~3', Term(Field.EXACT, "a")),
        ("abc~", Fuzzy(Field.EXACT, "abc", 1)),
        ("abcde~", Fuzzy(Field.EXACT, "abcde", 1)),
        ("abcdef~", Fuzzy(Field.EXACT, "abcdef", 2)),
        ("abcdefghi~", Fuzzy(Field.EXACT, "abcdefghi", 2)),
        ("year:..2008", Range(Field.YEAR, None, 2008)),
        ("year:2008", Range(Field.YEAR, 2008, 2008)),
        ("value:<5", All(must=(Range(Field.VALUE_LO, None, 5.0, closed=False),))),
        ("value:>=5", All(must=(Range(Field.VALUE_HI, 5.0, None, closed=True),))),
        ("area:chin*", Begins(Field.SCOPE, "area:chin")),
        ("period:2008*", Begins(Field.SCOPE, "period:2008")),
        ("unit:%", Equals(Field.UNIT, "%")),
    ],
)
def test_a_part_of_a_paper_is_asked_in_its_own_field(text: str, op: object) -> None:
    assert must(text) == op


@pytest.mark.parametrize(
    ("text", "kind"), [("solar -coal", "must_not"), ("solar +coal", "must"), ("solar coal", "should")]
)
def test_a_sign_says_whether_a_word_must_stand_must_not_or_ranks(text: str, kind: str) -> None:
    plan = plan_query(parse_query(text))
    sides = {name: getattr(plan, name) for name in ("must", "should", "must_not")}
    assert Term(Field.CONTENTS, "coal") in sides.pop(kind)
    assert all(Term(Field.CONTENTS, "coal") not in others for others in sides.values())


def test_a_phrase_that_must_not_stand_is_one_operation() -> None:
    assert plan_query(parse_query('solar -"value chains"')).must_not == (
        Phrase(Field.EXACT, ("value", "chains")),
    )


@pytest.mark.parametrize("text", ["–", "…", "+ –"])
def test_a_query_of_signs_alone_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        plan_query(parse_query(text))


def test_one_of_several_is_asked_by_each() -> None:
    plan = plan_query(parse_query("year:2008 OR year:2010"))
    assert plan.must == (All(should=(Range(Field.YEAR, 2008, 2008), Range(Field.YEAR, 2010, 2010))),)


def test_a_phrase_is_looked_for_as_either_side_of_the_atlantic_spells_it() -> None:
    assert must('"aluminium foil"') == Best(
        (Phrase(Field.EXACT, ("aluminium", "foil")), Phrase(Field.EXACT, ("aluminum", "foil")))
    )
    assert isinstance(must('title:"aluminium foil"'), Phrase)


def test_spellings_of_a_long_phrase_are_bounded() -> None:
    plan = must('"' + " ".join(["aluminium"] * 6) + '"')
    assert isinstance(plan, Best)
    assert len(plan.options) == 8


def test_a_short_form_that_is_a_word_is_looked_for_as_both() -> None:
    (op,) = plan_query(parse_query("GVC")).should
    assert isinstance(op, Best)
    assert Phrase(Field.EXACT, ("global", "value", "chain")) in op.options or len(op.options) > 1


def test_ideographs_apart_are_two_phrases() -> None:
    plan = plan_query(parse_query("台灣 半導"))
    assert plan.should == (Phrase(Field.EXACT, ("台", "灣")), Phrase(Field.EXACT, ("半", "導")))
    assert plan_query(parse_query("台")).should == (Term(Field.EXACT, "台"),)


def test_words_of_the_ranking_lift_by_a_fifth_each() -> None:
    plan = plan_query(parse_query("solar coal"))
    assert plan.lift == (Term(Field.TITLE, "solar", 0.2), Term(Field.TITLE, "coal", 0.2))
    assert plan_query(parse_query("-coal +year:2008 solar")).lift == (Term(Field.TITLE, "solar", 0.2),)


@pytest.mark.parametrize("match", ["co-operation*", "co-operation~"])
def test_the_refusal_says_how_many_words_it_is(match: str) -> None:
    with pytest.raises(QueryError, match="this is 2: leave them out"):
        plan_query(parse_query(match))
