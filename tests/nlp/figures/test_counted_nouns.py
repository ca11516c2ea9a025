import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.figures.counted_nouns import counted_noun, singular, suspended_head
from nlp.text.lexer import lex
from tests.nlp.figures.told import told


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("firms", "firm"),
        ("industries", "industry"),
        ("boxes", "box"),
        ("people", "person"),
        ("series", "series"),
        ("glass", "glass"),
        ("status", "status"),
        ("businesses", "business"),
    ],
)
def test_singular_of_nouns(word: str, one: str) -> None:
    assert singular(word) == one


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("large firms closed", "{firm}"),
        ("of the shops closed", "{shop}"),
        ("-item list", "{item}"),
        ("more U.S. towns", "{town}"),
        ("new 300 Max jets", "{jet}"),
        ("digital and physical sales", "{sale}"),
        ("-, 6- and 7-door cars", "{door}"),
        ("- or seven-seat cars", "{seat}"),
    ],
)
def test_head_of_the_phrase_is_counted(text: str, code: str) -> None:
    found = counted_noun(lex("5 " + text if not text.startswith("-") else "5" + text), 1)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("5-, 6- and 7-door cars", "door"),
        ("5- or six-ton carts", "ton"),
        ("5-door cars", ""),
        ("5- or so", ""),
    ],
)
def test_hyphen_waits_for_the_noun_of_the_last_number(text: str, head: str) -> None:
    tokens = lex(text)
    found = suspended_head(tokens, 1)
    assert (tokens[found].low if found >= 0 else "") == head


@pytest.mark.parametrize("text", ["and more", "of the five firms", "in towns", "last year", "rising prices"])
def test_other_words_are_not_counted(text: str) -> None:
    found = counted_noun(lex("5 " + text), 1)
    assert found is None or found.code not in ("{year}", "{firm}", "{town}", "{rising}")


@pytest.mark.parametrize(("single", "code"), [(True, "{proposal}"), (False, "{ask}")])
def test_verb_behind_a_single_thing_is_no_noun(single: bool, code: str) -> None:
    found = counted_noun(lex("one proposal asks"), 1, single=single)
    assert found is not None
    assert found.code == code


@given(st.text(max_size=60))
def test_singular_and_head_of_any_text(text: str) -> None:
    assert isinstance(singular(text.lower()), str)
    tokens = lex("5 " + text)
    found = counted_noun(tokens, 1)
    assert found is None or 1 <= found.first < found.last <= len(tokens)


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("men", "man"), ("children", "child"), ("analyses", "analysis"), ("gases", "gas"), ("buses", "bus"),
        ("species", "species"), ("headquarters", "headquarters"), ("movies", "movie"), ("ties", "tie"),
        ("dies", "die"), ("cities", "city"), ("classes", "class"), ("wishes", "wish"), ("watches", "watch"),
        ("taxes", "tax"), ("houses", "house"), ("viruses", "virus"), ("axis", "axis"), ("us", "us"),
        ("mills", "mill"), ("as", "as"), ("data", "datum"), ("mill", "mill"),
    ],
)  # fmt: skip
def test_singulars_by_their_ending(plural: str, one: str) -> None:
    assert singular(plural) == one


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("percentile of it", "{percentile}"),
        ("of its mills", "{mill}"),
        ("of the 7 mills", ""),
        ("of mills", ""),
        ("other mills", "{mill}"),
        ("additional old mills", "{mill}"),
        ("mills and kilns", "{mill}"),
        ("old and new mills", "{mill}"),
        ("A-frame houses", "{house}"),
        ("four-digit codes", "{code}"),
        ("F-16 jets", "{jet}"),
        ("U.S. mills", "{mill}"),
        ("and mills", ""),
        ("in mills", ""),
        ("rising", ""),
        ("rising mills", "{mill}"),
        ("ox", ""),
        ("cows", "{cow}"),
        ("a b c d e f g h mills", ""),
        ("old red big low raw thin sad mills", "{mill}"),
        ("old red big low raw thin sad new mills", "{new}"),
        ("business process plans", "{plan}"),
        ("aircraft hangars", "{hangar}"),
        ("people in it", "{person}"),
        ("wnsL firms", ""),
        ("γ firms", ""),
        ("iPhones", "{iphone}"),
        ("SMEs", "{sme}"),
        ("GBR DEU FRA", ""),
        ("SOE managers", "{manager}"),
        ("implies more", ""),
        ("near it", ""),
        ("-standard-deviation rise", "1"),
        ("data sets", "{set}"),
        ("data", "{datum}"),
        (", mills", ""),
        ("-ton carts", "{ton}"),
        ("-and more", ""),
    ],
)
def test_what_a_number_counts(text: str, code: str) -> None:
    found = counted_noun(lex("5 " + text if not text.startswith("-") else "5" + text), 1)
    assert (found.code if found else "") == code


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("5-, 6- and 7-fold", ""),
        ("5-, six- and 7-door cars", "door"),
        ("5-, red and 7-door cars", ""),
        ("5 - and 7-door cars", ""),
        ("5-", ""),
    ],
)
def test_only_lists_of_numbers_wait_for_a_noun(text: str, head: str) -> None:
    tokens = lex(text)
    found = suspended_head(tokens, 1)
    assert (tokens[found].low if found >= 0 else "") == head


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It has 5 mills.", "5 mills = 5 {mill} count"),
        ("It has 5 large and old mills.", "5 large and old mills = 5 {mill} count"),
        ("It has 5 digital and physical sales.", "5 digital and physical sales = 5 {sale} count"),
        ("It has 5 of the mills.", "5 of the mills = 5 {mill} count"),
        ("It has 5 of the two mills.", "5 = 5 {mill} count; two mills = 2 {mill} count"),
        ("It has 5 other mills.", "5 other mills = 5 {mill} count"),
        ("It has 5 more mills.", "5 more mills = 5 {mill} count"),
        ("It has 5 more than that.", "5 = 5 1 level"),
        ("It has 5 in mills.", "5 = 5 1 level"),
        ("It has 5 business mills.", "5 business mills = 5 {mill} count"),
        ("It has 5 serious mills.", "5 serious mills = 5 {mill} count"),
        ("It has 5 species of it.", "5 species = 5 {species} count"),
        ("It has 5 aircraft and ships.", "5 aircraft = 5 {aircraft} count"),
        ("It has 5 U.S. mills.", "5 U.S. mills = 5 {mill} count"),
        ("It has 5 u.s. mills.", "5 u.s. mills = 5 {mill} count"),
        ("It has 5 four-digit mills.", "5 four-digit mills = 5 {mill} count; four code"),
        ("It has 5 small- and medium-sized mills.", "5 small- and medium-sized mills = 5 {mill} count"),
        ("It has 5-mill towns.", "5-mill = 5 {mill} count"),
        (
            "It has four-, five- and six-door cars.",
            "four- = 4 {door} count; five- = 5 {door} count; six-door = 6 {door} count",
        ),
        (
            "It has 4-, 5- and 6-door cars.",
            "4- = 4 {door} count; 5- = 5 {door} count; 6-door = 6 {door} count",
        ),
        ("It has 4- to 6-fold gains.", "4 = 4 1 level; 6 name"),
        ("It has 5 A-frame houses.", "5 A-frame houses = 5 {house} count"),
        ("It has 5 a-frame houses.", "5 = 5 1 level"),
        ("It has 5 F-16 jets.", "5 F-16 jets = 5 {jet} count; 16 name"),
        ("It has 5 running.", "5 = 5 1 level"),
        ("It has 5 running mills.", "5 running mills = 5 {mill} count"),
        ("It has 5 N in it.", "5 N = 5 N level"),
        ("It has 5 ox in it.", "5 = 5 1 level"),
        ("It has 1 mill owner here.", "1 mill owner = 1 {owner} count"),
        ("It has 5 men in it.", "5 men = 5 {man} count"),
        ("It has 5 women in it.", "5 women = 5 {woman} count"),
        ("It has 5 businesses in it.", "5 businesses = 5 {business} count"),
        ("It has 5 boxes in it.", "5 boxes = 5 {box} count"),
        ("It has 5 cities in it.", "5 cities = 5 {city} count"),
        ("It has 5 passes in it.", "5 passes = 5 {pass} count"),
        (
            "It has 5 old rich tall wide long deep thick mills.",
            "5 old rich tall wide long deep thick mills = 5 {mill} count",
        ),
        ("It has 5 us in it.", "5 = 5 1 level"),
        ("It has 5 percentiles in it.", "5 percentiles = 5 {percentile} statistic"),
        ("It has 5 (new) mills.", "5 = 5 1 level"),
        ("It has 5 times the mills.", "5 times = 5 1 ratio"),
    ],
)
def test_what_is_counted_is_the_head_of_its_phrase(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 to 10 is its scale.", "1 to 10 = 1..10 1 level"),
        ("They have 1 mill stores there.", "1 mill = 1 {mill} count"),
    ],
)
def test_a_single_thing_and_a_list_of_numbers_have_their_own_noun(text: str, said: str) -> None:
    assert told(text) == said
