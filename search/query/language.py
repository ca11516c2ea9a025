"""The query language: what a person types, as records that both engines understand.

    value chain             words: rank by how well they fit, at least one must stand in the passage, its
                            section or its table's headers; in the title of the paper they lift it
    "value chain"           these words in this order, as written
    +word  -word            must, must not stand there
    word AND word   NOT word    both must, it must not stand there
    word OR "a phrase"      one of them must stand there
    (wind OR solar) AND NOT (nuclear coal)      brackets, as deep as eight
    semicond*  semicondutor~    words that begin so, or differ by a letter or two
    "trade deficit"~5       these words with at most five others between them
    title: author: section: words of these ("quotes" for several)
    in:table                prose, table, caption or footnote
    measure: area: partner: flow: period:   with a figure that is said of this: measure:imports partner:CHN
    product: firm: policy: place: org: person:   an entity by name or key
    year:2008  year:2005..2009  year:2005..      year of the document
    doc:3f2a  doc:lindqvist a document, by the beginning of its id or, with a store, part of its file's name
    value:>90e9  value:1bn..2bn  unit:USD        figures in base units; hits are then claims

AND binds closer than OR, as elsewhere. Any text parses or raises QueryError; `plain_query` takes any text as
words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, DecimalException

from corpus.errors import QueryError
from corpus.labels import Label
from search.query.brackets import Reading
from search.query.clauses import (
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
from search.query.words import Item, lexed

__all__ = ["FIELD_NAMES", "MAX_CLAUSES", "Query", "parse_query", "plain_query", "read_atom"]

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
    _refuse_unreadable(text)
    items = list(lexed(text))
    if len(items) > MAX_CLAUSES:
        raise QueryError(f"the query has {len(items)} parts; at most {MAX_CLAUSES} are understood")
    clauses = Reading(items, read_atom).clauses()
    if not clauses:
        raise QueryError("the query is empty: give a word to look for")
    return Query(clauses)


_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff]")
"""Control characters but tab and line feeds, and half surrogates: no keyboard types them, a broken paste
does."""


def _refuse_unreadable(text: str) -> None:
    if found := _UNREADABLE.search(text):
        raise QueryError(
            f"the query holds a character that nobody types: leave it out (column {found.start() + 1})"
        )
    stripped = text.strip()
    if stripped.startswith("{") and stripped.endswith("}"):
        raise QueryError("the query is a program's, in braces: write words and fields (column 1)")


def read_atom(item: Item) -> Atom | None:
    """The atom that a word, phrase or field says; None where it asks for nothing, such as a single dash.

    Raises:
        QueryError: if it names an unknown field, or gives a field a value it cannot have.
    """
    try:
        return _atom(item)
    except QueryError as exc:
        raise QueryError(f"{exc} ({item.where})") from exc


def _atom(item: Item) -> Atom | None:
    if not item.field:
        return _body(item)
    read = _FIELDS.get(item.field.lower())
    if read is None:
        raise QueryError(_unknown_field(item))
    value = item.text.strip()
    if not value:
        raise QueryError(f"{item.field}: has no value: write {item.field}:something")
    return read(value, item.quoted)


def _unknown_field(item: Item) -> str:
    from difflib import get_close_matches

    near = get_close_matches(item.field.lower(), FIELD_NAMES, n=1, cutoff=0.6)
    meant = f"did you mean {near[0]}:? " if near else ""
    known = ", ".join(f"{name}:" for name in FIELD_NAMES)
    shown = item.text if len(item.text) < 40 else f"{item.text[:39]}…"
    return f"unknown field {item.field}: in {item.field}:{shown}; {meant}known are {known}"


def _body(item: Item) -> Atom | None:
    if not item.quoted:
        return _word(item.text, TextPart.BODY)
    if not item.text.strip():
        return None
    if item.apart is not None:
        return Words(item.text, Comparison.NEAR, apart=item.apart)
    return Words(item.text, Comparison.PHRASE)


_FOREIGN = (
    (r"/.*/\w*", "regular expressions are not read: write words, prefix* or fuzzy~"),
    (r".*</?[A-Za-z][^>]*>.*", "markup is not read: leave it out"),
    (r"\*.*\w.*|.*[^\W_][*?][^\W_].*", "* stands only at the end of a word, and ? for nothing"),
    (r".*\w\^\d.*", "words have no weights here: leave out the ^"),
)
"""Signs of other engines (Lucene's query parser, and what programs send by mistake), and what to do."""
_SIGNS = re.compile(r"[/<*?^]")
"""What the forms of other search languages begin with or hold; a word without one of them need not be
compared with each form."""


def _refuse_foreign(word: str) -> None:
    for form, says in _FOREIGN if _SIGNS.search(word) else ():
        if re.fullmatch(form, word, re.DOTALL):
            shown = word if len(word) < 40 else f"{word[:39]}…"
            raise QueryError(f"{shown!r}: {says}")


def _word(word: str, place: TextPart) -> Words | None:
    _refuse_foreign(word)
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
"""A figure as people type it into a search box: signs, thousands, an exponent of three digits (more has no
meaning for money or goods), and the short forms of newspapers for thousands, millions, billions,
trillions."""
_POWERS = {"": 0, "k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "t": 12, "tn": 12}
"""What these short forms stand for, as the Economist's and the Financial Times' style guides write them."""
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


_KINDS = ("prose", "table", "caption", "footnote")
"""Kinds of text that a passage can be, by the names that stand on the page."""


def _kind(value: str, _: bool) -> OfKind:
    known = {form: kind for kind in _KINDS for form in (kind, f"{kind}s")} | {"text": "prose"}
    kind = known.get(value.lower())
    if kind is None:
        raise QueryError(f"in:{value} is no kind of text: write in:{', in:'.join(_KINDS)}")
    return OfKind(kind)


_FLOWS = {
    "imports": "M", "import": "M", "exports": "X", "export": "X", "re-exports": "RX", "reexports": "RX",
    "balance": "B", "total": "T",
}  # fmt: skip
"""Words for the codes of flows, which are those of the IMTS manual of the United Nations."""


def _scoped(dim: str) -> Callable[[str, bool], Scope]:
    return lambda value, _: Scope(dim, value.removeprefix("ind:"))


def _flow(value: str, _: bool) -> Scope:
    code = _FLOWS.get(value.lower(), value.upper())
    if code not in _FLOWS.values():
        raise QueryError(
            f"flow:{value} is no flow: write flow:imports, exports, re-exports, balance or total"
        )
    return Scope("flow", code)


_FIELDS: dict[str, Callable[[str, bool], Atom]] = {
    "area": _scoped("area"),
    "author": _placed(TextPart.AUTHOR),
    "doc": _doc,
    "firm": _named(Label.FIRM),
    "flow": _flow,
    "in": _kind,
    "measure": _scoped("measure"),
    "org": _named(Label.ORG),
    "partner": _scoped("partner"),
    "period": _scoped("period"),
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
"""What may stand before a colon, as docs/commands tells, and how its value is read; anything else is refused
with these names."""
FIELD_NAMES = tuple(sorted(_FIELDS))
"""Names of the fields that a query may ask for."""
