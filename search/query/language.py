"""The query language: what a person types, as records that both engines understand.

    value chain             words: rank by how well they fit, at least one must stand in the passage, its
                            section or its table's headers; in the title of the paper they lift it
    "value chain"           these words in this order, as written
    +word  -word            must, must not stand there
    word OR "a phrase"      one of them must stand there
    semicond*  semicondutor~    words that begin so, or differ by a letter or two
    title: author: section: words of these ("quotes" for several)
    product: firm: policy: place: org: person:   an entity by name or key
    year:2008  year:2005..2009  year:2005..      year of the document
    doc:3f2a  doc:lindqvist a document, by the beginning of its id or, with a store, part of its file's name
    value:>90e9  value:1bn..2bn  unit:USD        figures in base units; hits are then claims

No document takes more than three of the first ten hits, unless doc: or title: asks for it.
Any text parses or raises QueryError; `plain_query` takes any text as words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal, DecimalException

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
    Query,
    TextPart,
    Unit,
    Value,
    Words,
    Years,
)

__all__ = ["FIELD_NAMES", "MAX_CLAUSES", "Query", "parse_query", "plain_query"]

MAX_CLAUSES = 256
"""More than a person types; Elasticsearch allows 1024 clauses after each word has become two."""


def plain_query(text: str) -> Query:
    """A query that ranks by the words of the text, whatever signs stand in it.

    Raises:
        QueryError: if the text is blank.
    """
    if not text.strip():
        raise QueryError("the query is empty: give a word to look for")
    return Query((Clause(Occur.RANK, Words(text)),))


def parse_query(text: str) -> Query:
    """The query that the text says.

    Raises:
        QueryError: if it is empty, names an unknown field, or gives a field a value it cannot have.
    """
    clauses = tuple(_join_or(list(_lex(text))))
    if not clauses:
        raise QueryError("the query is empty: give a word to look for")
    if len(clauses) > MAX_CLAUSES:
        raise QueryError(f"the query has {len(clauses)} parts; at most {MAX_CLAUSES} are understood")
    if all(clause.occur is Occur.NOT for clause in clauses):
        raise QueryError("the query says only what must not stand there: add what should")
    return Query(clauses)


_OR = object()
_ITEM = re.compile(
    r"""(?P<sign>[-+])?
    (?:(?P<field>[A-Za-z][A-Za-z_]*):(?=\S))?
    (?:"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+))""",
    re.VERBOSE,
)


def _lex(text: str) -> Iterator[Clause | object]:
    for item in _ITEM.finditer(text):
        sign, field, phrase, word = item.group("sign", "field", "phrase", "word")
        if phrase is not None and not item["closed"]:
            raise QueryError(f'a quote is opened and not closed: "{phrase.strip()}; close it with another "')
        if word == "OR" and not sign and not field:
            yield _OR
        elif (atom := _atom(field, phrase, word or "")) is not None:
            yield Clause(_occur(sign, atom), atom)


def _occur(sign: str | None, atom: Atom) -> Occur:
    if sign == "-":
        return Occur.NOT
    plain = isinstance(atom, Words) and atom.match is Comparison.WORDS and atom.place is TextPart.BODY
    return Occur.RANK if plain and sign is None else Occur.MUST


def _join_or(items: list[Clause | object]) -> Iterator[Clause]:
    waiting: list[Clause] = []
    joins = False
    for item in items:
        if not isinstance(item, Clause):
            joins = bool(waiting)  # an OR with nothing before it is just a word in capitals
        elif joins:
            waiting.append(item)
            joins = False
        else:
            yield from _either(waiting)
            waiting = [item]
    yield from _either(waiting)


def _either(clauses: list[Clause]) -> Iterator[Clause]:
    if len(clauses) < 2:
        yield from clauses
    elif any(clause.occur is Occur.NOT for clause in clauses):
        raise QueryError("OR and -: what must not stand there cannot be one of two choices; leave out the -")
    else:
        yield Clause(Occur.MUST, AnyOf(tuple(clause.atom for clause in clauses)))


def _atom(field: str | None, phrase: str | None, word: str) -> Atom | None:
    if field is None:
        return _body(phrase, word)
    read = _FIELDS.get(field.lower())
    if read is None:
        known = ", ".join(f"{name}:" for name in FIELD_NAMES)
        raise QueryError(f"unknown field {field}: in {field}:{phrase or word}; known are {known}")
    value = (word if phrase is None else phrase).strip()
    if not value:
        raise QueryError(f"{field}: has no value: write {field}:something")
    return read(value, phrase is not None)


def _body(phrase: str | None, word: str) -> Atom | None:
    if phrase is not None:
        return Words(phrase, Comparison.PHRASE) if phrase.strip() else None
    return _word(word, TextPart.BODY)


def _word(word: str, place: TextPart) -> Words | None:
    if not any(char.isalnum() for char in word):
        return None  # a dash or ampersand between words asks for nothing
    if word.endswith("*"):
        return Words(word.rstrip("*"), Comparison.PREFIX, place)
    if word.endswith("~"):
        return Words(word.rstrip("~"), Comparison.FUZZY, place)
    return Words(word, Comparison.WORDS, place)


def _placed(place: TextPart) -> Callable[[str, bool], Atom]:
    def read(value: str, quoted: bool) -> Atom:
        made = Words(value, Comparison.PHRASE, place) if quoted else _word(value, place)
        if made is None:
            raise QueryError(f"{place}:{value} has no word in it")
        return made

    return read


def _named(label: Label) -> Callable[[str, bool], Atom]:
    return lambda value, _: Named(label, value.removeprefix(f"{label}:"))


def _years(value: str, _: bool) -> Years:
    found = re.fullmatch(r"(\d{1,4})?(\.\.)?(\d{1,4})?", value, re.ASCII)
    if found is None or not (found[1] or found[3]) or (found[3] and not found[2]):
        raise QueryError(f"year:{value} is not a year: write year:2008, year:2005..2009 or year:2005..")
    first = int(found[1]) if found[1] else None
    last = int(found[3]) if found[3] else (None if found[2] else first)
    if first is not None and last is not None and first > last:
        raise QueryError(f"year:{value} ends before it begins: write year:{last}..{first}")
    return Years(first, last)


def _doc(value: str, _: bool) -> DocPrefix:
    return DocPrefix(value.lower())


_NUMBER = re.compile(r"([-+]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?)(k|mn?|bn?|tn?)?", re.ASCII)
_POWERS = {"": 0, "k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "t": 12, "tn": 12}
_VALUE_HELP = "write value:92e9, value:>90bn, value:<=5 or value:1bn..2bn, in base units"


def _value(value: str, _: bool) -> Value:
    if value[:1] in "<>":
        closed = value[1:2] == "="
        bound = _number(value[1 + closed :], value)
        return Value(bound, None, closed) if value[0] == ">" else Value(None, bound, closed)
    low, dots, high = value.partition("..")
    if not dots:
        return Value(_number(low, value), _number(low, value))
    lo, hi = (_number(end, value) if end else None for end in (low, high))
    if (lo is None and hi is None) or (lo is not None and hi is not None and lo > hi):
        raise QueryError(f"value:{value} is not a range: {_VALUE_HELP}")
    return Value(lo, hi)


def _number(text: str, value: str) -> Decimal:
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise QueryError(f"value:{value} is not a number: {_VALUE_HELP}")
    try:
        number = Decimal(found[1].replace(",", "")).scaleb(_POWERS[found[2] or ""])
    except DecimalException as exc:
        raise QueryError(f"value:{value} is out of range: {_VALUE_HELP}") from exc
    if abs(number) > Decimal("1e300"):
        raise QueryError(f"value:{value} is out of range: {_VALUE_HELP}")
    return number


_FIELDS: dict[str, Callable[[str, bool], Atom]] = {
    "author": _placed(TextPart.AUTHOR),
    "doc": _doc,
    "firm": _named(Label.FIRM),
    "org": _named(Label.ORG),
    "person": _named(Label.PERSON),
    "place": _named(Label.PLACE),
    "policy": _named(Label.POLICY),
    "product": _named(Label.PRODUCT),
    "section": _placed(TextPart.SECTION),
    "title": _placed(TextPart.TITLE),
    "unit": lambda value, _: Unit(value),
    "value": _value,
    "year": _years,
}
FIELD_NAMES = tuple(sorted(_FIELDS))
"""Names of the fields that a query may ask for."""
