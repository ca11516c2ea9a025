import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Label
from nlp.entities.names_by_form import find_names, names_firm


def _longest(text: str) -> list[tuple[str, Label]]:
    found = sorted(find_names(text), key=lambda entity: -len(entity.span))
    return [(entity.span.of(text), entity.label) for entity in found[:1]]


@pytest.mark.parametrize(
    ("text", "surface", "label"),
    [
        ("sold by Ningde Bright Solar Co., Ltd. in May", "Ningde Bright Solar Co., Ltd.", Label.FIRM),
        ("In 2009, Blue River Inc. closed", "Blue River Inc.", Label.FIRM),
        ("flown by Ruritanian Airlines", "Ruritanian Airlines", Label.FIRM),
        ("under the Fair Solar Trade Act of 1999", "Fair Solar Trade Act of 1999", Label.POLICY),
        ("the Report on the Clean Ports Program", "Clean Ports Program", Label.POLICY),
        (
            "Section 232 of the Trade Expansion Act of 1962 lets",
            "Section 232 of the Trade Expansion Act of 1962",
            Label.POLICY,
        ),
        ("enacted as P.L. 107-210", "P.L. 107-210", Label.POLICY),
        ("Executive Order 13873 says", "Executive Order 13873", Label.POLICY),
        ("the Twelfth Five-Year Plan", "Twelfth Five-Year Plan", Label.POLICY),
        ("by the Ministry of Industry and Trade", "Ministry of Industry and Trade", Label.ORG),
        ("the Ruritanian Tariff Commission found", "Ruritanian Tariff Commission", Label.ORG),
        ("Members of the National Wheat Board", "National Wheat Board", Label.ORG),
        ("On Tuesday the Baltic Trade Council", "Baltic Trade Council", Label.ORG),
    ],
)
def test_a_name_is_known_by_its_form(text: str, surface: str, label: Label) -> None:
    assert _longest(text) == [(surface, label)]


@pytest.mark.parametrize(
    "text", ["Section 4 shows", "The Program was new", "the Lincoln Administration", "It fell."]
)
def test_plain_words_are_no_names(text: str) -> None:
    assert find_names(text) == ()


def test_a_name_on_no_list_has_a_tilde_in_its_key() -> None:
    (found,) = find_names("by the Ministry of Salt", offset=5)
    assert (found.key, found.span.start) == ("org:~ministry of salt", 12)


def test_the_last_word_tells_a_firm() -> None:
    assert names_firm("Blue Motors")
    assert not names_firm("Blue Council")


@given(st.text(alphabet="Aa Inc.Co,Ltd&'s of(Act)12"))
def test_any_text_gives_names_that_stand_in_it(text: str) -> None:
    assert all(0 <= entity.span.start < entity.span.end <= len(text) for entity in find_names(text))


@pytest.mark.parametrize(
    ("name", "firm"),
    [("Harbour Group", True), ("Joint Working Group", False), ("Group", False), ("Harbour Motors", True)],
)
def test_a_group_of_people_is_no_firm(name: str, firm: bool) -> None:
    assert names_firm(name) is firm


@pytest.mark.parametrize(
    ("text", "surface", "label"),
    [
        ("sold by Bright Solar GmbH in May", "Bright Solar GmbH", Label.FIRM),
        ("sold by Bright & Sons Ltd in May", "Bright & Sons Ltd", Label.FIRM),
        (
            "sold by Bright Solar Holdings Co., Ltd. Group",
            "Bright Solar Holdings Co., Ltd. Group",
            Label.FIRM,
        ),
        ("flown by Air Ruritania today", "Air Ruritania", Label.FIRM),
        ("under H.R. 1234 today", "H.R. 1234", Label.POLICY),
        ("under Pub. L. 107-210 today", "Pub. L. 107-210", Label.POLICY),
        ("under Regulation (EU) 2016/1036 today", "Regulation (EU) 2016/1036", Label.POLICY),
        ("under Directive 2009/28/EC today", "Directive 2009/28/EC", Label.POLICY),
        ("under the Section 301 tariffs today", "Section 301 tariffs", Label.POLICY),
        ("in the 13th Five-Year Plan", "13th Five-Year Plan", Label.POLICY),
        ("the Clean Ports Act of 2004 says", "Clean Ports Act of 2004", Label.POLICY),
        ("the Clean Ports Act says", "Clean Ports Act", Label.POLICY),
        ("by the Bureau of Small Ports", "Bureau of Small Ports", Label.ORG),
        ("Peru’s Small Ports Commission met", "Small Ports Commission", Label.ORG),
    ],
)
def test_forms_of_firms_laws_and_bodies(text: str, surface: str, label: Label) -> None:
    assert _longest(text) == [(surface, label)]


@pytest.mark.parametrize(
    "text",
    [
        "the ports of the south",
        "in Section 12",
        "On Monday they met",
        "the Commission",
        "Small Ports",
        "co., ltd.",
        "",
    ],
)
def test_what_has_no_form_of_a_name_is_none(text: str) -> None:
    assert find_names(text) == ()


def test_names_are_moved_by_the_offset_and_say_their_rule() -> None:
    (found,) = find_names("under P.L. 107-210 today", offset=100)
    assert (found.span.start, found.span.end, found.by) == (106, 118, "rule:law-number")
    assert found.canonical == "P.L. 107-210"
