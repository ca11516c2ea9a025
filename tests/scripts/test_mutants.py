"""One change at a time, each of them a mistake that a test can notice."""

from __future__ import annotations

import pytest

from scripts.mutants import mutants, mutated


@pytest.mark.parametrize(
    ("source", "kind", "changed"),
    [
        ("a < b", "comparison", "a >= b"),
        ("a >= b", "comparison", "a < b"),
        ("a is None", "comparison", "a is not None"),
        ("a in b", "comparison", "a not in b"),
        ("a and b", "and/or", "a or b"),
        ("a or b", "and/or", "a and b"),
        ("not a", "not", "a"),
        ("f(3)", "constant", "f(4)"),
        ("f(500)", "constant", "f(1000)"),
        ("f(x=True)", "constant", "f(x=False)"),
        ("Decimal('0.5')", "constant", "Decimal('1.5')"),
        ("a if b else c", "branch", "a if False else c"),
        ("[a for a in b if a]", "filter", "[a for a in b]"),
        ("if a:\n    b()", "branch", "if False:\n    b()"),
    ],
)
def test_each_kind_of_mistake_is_made(source: str, kind: str, changed: str) -> None:
    (found,) = mutants(source)
    assert (found.kind, found.line) == (kind, 1)
    assert mutated(source, found.number) == f"{changed}\n"


@pytest.mark.parametrize(
    "source",
    [
        "'text'",
        "zip(a, b, strict=True)",
        "@dataclass(frozen=True)\nclass A:\n    pass",
        "def f(a: Literal[3]) -> Literal[4]:\n    pass",
        "f'{a:>{3}}'",
        "if TYPE_CHECKING:\n    import a",
        "if __name__ == '__main__':\n    main()",
        "Decimal('many')",
    ],
)
def test_what_changes_no_answer_is_left_alone(source: str) -> None:
    assert mutants(source) == []


def test_a_chain_of_comparisons_goes_wrong_in_each_of_its_places() -> None:
    changed = {mutated("a < b <= c", one.number) for one in mutants("a < b <= c")}
    assert changed == {"a >= b <= c\n", "a < b > c\n"}


def test_of_two_filters_one_is_left_out_at_a_time() -> None:
    source = "{a for a in b if c(a) if d(a)}"
    assert {mutated(source, one.number) for one in mutants(source)} == {
        "{a for a in b if d(a)}\n",
        "{a for a in b if c(a)}\n",
    }


def test_only_one_thing_is_changed() -> None:
    source = "x = 1\nif x < 2 and (not y):\n    z = [3 for _ in range(4)]"
    plain = source.splitlines()
    for one in mutants(source):
        changed = mutated(source, one.number).splitlines()
        assert sum(before != after for before, after in zip(plain, changed, strict=True)) == 1


def test_a_number_that_there_is_not_raises() -> None:
    with pytest.raises(IndexError):
        mutated("a < b", 1)


def test_a_long_change_is_told_in_a_few_words() -> None:
    (found,) = mutants(f"not {'a' * 200}")
    assert len(found.before) == 70
    assert found.before.endswith("…")
