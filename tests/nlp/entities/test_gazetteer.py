import textwrap
from pathlib import Path

import pytest

from corpus.annotations import Label
from corpus.errors import RuleError
from nlp.entities.gazetteer import SHIPPED, Entry, Gazetteer, load_gazetteer, read_toml


def _written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("label", "least"),
    [(Label.FIRM, 400), (Label.POLICY, 150), (Label.ORG, 200), (Label.PLACE, 400), (Label.PRODUCT, 1000)],
)
def test_the_shipped_lists_are_of_use(shipped: Gazetteer, label: Label, least: int) -> None:
    assert sum(entry.label is label for entry in shipped.entries) >= least


def test_no_shipped_surface_is_claimed_twice(shipped: Gazetteer) -> None:
    assert [str(ambiguity) for ambiguity in shipped.ambiguities()] == []


@pytest.mark.parametrize(
    ("key", "surface"),
    [
        ("firm:honhai", "Foxconn"),
        ("place:CHN", "Chinese"),
        ("product:atp", "advanced technology products"),
        ("policy:s301", "Section 301"),
        ("org:usitc", "USITC"),
    ],
)
def test_stable_keys_have_their_surfaces(shipped: Gazetteer, key: str, surface: str) -> None:
    assert surface in shipped.by_key[key].surfaces


def test_ten_classes_of_advanced_technology_products_are_shipped(shipped: Gazetteer) -> None:
    assert all(f"product:atp.{number:02}" in shipped.by_key for number in range(1, 11))


def test_every_entry_says_which_list_it_is_from(shipped: Gazetteer) -> None:
    assert {entry.by for entry in shipped.entries} == {f"list:{name}" for name in SHIPPED}


def test_an_own_list_is_read_whole(tmp_path: Path) -> None:
    path = _written(
        tmp_path,
        """
        [[entry]]
        id = "firm:acme"
        name = "Acme Solar Co."
        aliases = ["Acme Solar"]
        guarded = ["Acme"]
        triggers = ["photovoltaic"]
        where = "CHN"
        since = "2004"
        """,
    )
    assert read_toml(path) == (
        Entry(
            "firm:acme",
            Label.FIRM,
            "Acme Solar Co.",
            ("Acme Solar",),
            ("Acme",),
            ("photovoltaic",),
            "CHN",
            "2004",
            by="list:mine.toml",
        ),
    )


def test_a_known_id_adds_its_names_to_the_shipped_entry(tmp_path: Path) -> None:
    path = _written(tmp_path, '[[entry]]\nid = "firm:honhai"\nname = "Big Sea Works"\n')
    entry = load_gazetteer((path,)).by_key["firm:honhai"]
    assert {"Foxconn", "Big Sea Works"} <= set(entry.surfaces)


def test_an_alias_of_two_entries_is_reported_with_both_keys(tmp_path: Path) -> None:
    path = _written(tmp_path, '[[entry]]\nid = "firm:acme"\nname = "Acme"\naliases = ["Foxconn"]\n')
    (ambiguity,) = load_gazetteer((path,)).ambiguities()
    assert (ambiguity.alias, ambiguity.keys) == ("Foxconn", ("firm:acme", "firm:honhai"))


def test_any_change_of_a_list_changes_the_digest(tmp_path: Path, shipped: Gazetteer) -> None:
    path = _written(tmp_path, '[[entry]]\nid = "firm:acme"\nname = "Acme"\n')
    assert load_gazetteer((path,)).digest != shipped.digest


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        ('[[entry]]\nid = "firm:a"\nname = 3\n', 3, "name"),
        ('[[entry]]\nid = "firm:a"\nname = "A"\n\n[[entry]]\nid = "ship:b"\nname = "B"\n', 6, "id"),
        ('[[entry]]\nid = "firm:a"\nname = "A"\naliases = "B"\n', 4, "aliases"),
        ('[[entry]]\nid = "firm:a"\nname = "A"\nguarded = ["..."]\n', 4, "guarded"),
        ('[[entry]]\nid = "firm:a"\nname = "A"\nalias = ["B"]\n', 4, "alias"),
        ('[[entry]]\nid = "firm:a"\n', 1, "name"),
        ('[[entry]]\nid = "firm:~a"\nname = "A"\n', 2, "id"),
        ('[firm]\nid = "firm:a"\n', 1, "firm"),
    ],
)
def test_a_mistake_is_named_by_file_line_and_field(tmp_path: Path, text: str, line: int, field: str) -> None:
    path = _written(tmp_path, text)
    with pytest.raises(RuleError, match=rf"mine\.toml, line {line}, field {field}: "):
        read_toml(path)


def test_a_file_that_is_not_toml_is_named_with_the_line(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"mine\.toml: not TOML: .*line 2"):
        read_toml(_written(tmp_path, "[[entry]]\nid = \n"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="nowhere"):
        read_toml(tmp_path / "nowhere.toml")


@pytest.mark.parametrize(
    ("key", "above"),
    [
        ("product:hs.854140", ("product:hs.8541", "product:hs.85")),
        ("product:hs.29.acids", ("product:hs.29",)),
        ("product:semiconductors", ("product:atp.05", "product:atp")),
        ("product:hs.00.iron", ()),
        ("firm:nobody", ()),
    ],
)
def test_ancestors_lead_from_goods_to_their_classes(key: str, above: tuple[str, ...]) -> None:
    assert load_gazetteer().ancestors(key) == above


def test_ancestors_of_a_ring_end() -> None:
    ring = Gazetteer(
        (
            Entry("firm:a", Label.FIRM, "A", parent="firm:b"),
            Entry("firm:b", Label.FIRM, "B", parent="firm:a"),
        )
    )
    assert ring.ancestors("firm:a") == ("firm:b", "firm:a")


@pytest.mark.timeout(30)
def test_a_list_that_never_ends_is_refused_at_once() -> None:
    with pytest.raises(RuleError, match="cannot be read"):
        read_toml(Path("/dev/zero"))
