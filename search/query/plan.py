"""A query as operations on an index's fields: analysed once, here, for both engines.

Words and phrases score by BM25; everything else narrows and scores nothing, so that both engines rank alike.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, product

from corpus.errors import QueryError
from search.passages import (
    EXACT,
    STEMMED,
    Field,
    exact_terms,
    is_ideographic,
    joined,
    stem_of,
    storable,
    tokens,
)
from search.query.clauses import (
    AnyOf,
    Atom,
    Comparison,
    DocPrefix,
    Group,
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
from search.query.operations import All, Begins, Best, Equals, Fuzzy, Narrow, Op, Phrase, Range, Term
from search.query.requests import without_request
from search.query.senses import Sense, readings
from search.query.variants import long_forms, other_spellings, short_forms

__all__ = ["TITLE_BOOST", "index_terms", "plan_query", "ranking_text"]

TITLE_BOOST = 0.2
"""Share of a title's own score that is added to that of the whole: of 0.1, 0.2 and 0.4 the best on two
public test collections, and no more than a nudge in any."""


@dataclass(slots=True)
class _Parts:
    must: list[Op] = field(default_factory=list)
    should: list[Op] = field(default_factory=list)
    must_not: list[Op] = field(default_factory=list)


def plan_query(query: Query) -> All:
    """The operations of the query.

    Raises:
        QueryError: if nothing is left of it to look for, such as of a single dash.
    """
    made = _all(query)
    if named := tuple(_short_for_long(query, made)):
        made = replace(made, should=(*made.should, *named))
    if longs := {_stem(one.sense.short): one.sense for one in readings(query) if one.sense is not None}:
        made = replace(
            made,
            must=tuple(_by_sense(op, longs) for op in made.must),
            should=tuple(_by_sense(op, longs) for op in made.should),
        )
    if not made.must and not made.should:
        raise QueryError("no word of the query can be looked for: give a word of letters or digits")
    return made


def _by_sense(op: Op, longs: Mapping[str, Sense]) -> Op:
    """The operation with a short form also looked for by the long forms of the sense that is meant."""
    match op:
        case Term(Field.CONTENTS, value) if value in longs:
            return Best((op, *_by_forms(longs[value])))
        case Best(options):
            more = [longs[one.value] for one in options if isinstance(one, Term) and one.value in longs]
            return Best((*options, *(form for sense in more for form in _by_forms(sense))))
        case All():
            must, should = (tuple(_by_sense(one, longs) for one in side) for side in (op.must, op.should))
            return replace(op, must=must, should=should)
        case _:
            return op


def _by_forms(sense: Sense) -> Iterator[Op]:
    return (_phrase(Field.EXACT, form) for form in sense.forms)


def _short_for_long(query: Query, made: All) -> Iterator[Op]:
    """The short form of what the query says at length, where that is the corpus' own and only one."""
    if not made.should or not query.defined:
        return
    said = f" {' '.join(_terms(_ranking_text(query), EXACT))} "
    for short in dict(query.defined):
        names = [name for one, name in query.defined if one == short]
        if len(names) == 1 and f" {names[0]} " in said and f" {short} " not in said:
            yield from _single_or_several(short)


def index_terms(word: str) -> tuple[tuple[Field, str], ...]:
    """The terms by which a single word is looked for: its stems, or itself where it has none."""
    stems = _terms(word, STEMMED)
    if stems:
        return tuple((Field.CONTENTS, stem) for stem in stems)
    return tuple((Field.EXACT, term) for term in _terms(word, EXACT))


def _all(query: Query) -> All:
    parts = _Parts()
    ranking = _ranking(query)
    for clause in query.clauses:
        if clause.occur is Occur.NOT:
            parts.must_not.append(_op(clause.atom))
        elif clause.occur is Occur.MUST:
            parts.must.append(_op(clause.atom))
        elif not isinstance(clause.atom, Words):
            parts.should.append(_op(clause.atom))
    parts.should.extend(ranking)
    return All(tuple(parts.must), tuple(parts.should), tuple(parts.must_not), tuple(_lift(ranking)))


def _ranking(query: Query) -> list[Op]:
    text = _ranking_text(query)
    found = list(_ranked(text))
    # "To be or not to be": where there are function words alone, they are what is asked for.
    return found or [Term(Field.EXACT, term) for term in _terms(text, EXACT)]


def _ranking_text(query: Query) -> str:
    return without_request(ranking_text(query))


def ranking_text(query: Query) -> str:
    """The words by which the query ranks, as they were typed."""
    return " ".join(c.atom.text for c in query.clauses if c.occur is Occur.RANK and isinstance(c.atom, Words))


def _ranked(text: str) -> Iterator[Op]:
    words = tokens(_composed(text), EXACT)
    short = {at: form for at, _, form in short_forms([one.term for one in words])}
    compounds = {span.start: (span, word) for word, span in joined(_composed(text))}
    behind = -1
    for position, word in enumerate(words):
        if position in short:
            yield from _single_or_several(short[position])
        if word.span.start < behind or is_ideographic(word.term):
            continue
        if word.span.start in compounds:
            span, whole = compounds[word.span.start]
            behind = span.end
            yield from _compound(whole, [one.term for one in words if one.span in span])
        else:
            yield from _single(word.term)
    for run in _ideographic_runs(text) if is_ideographic(text) else ():
        yield _phrase(Field.EXACT, run)


def _single_or_several(short: str) -> Iterator[Op]:
    """A short form for its long one: "gvc", "gvcs"."""
    stems = dict.fromkeys(filter(None, (_stem(short), _stem(f"{short}s"))))
    yield (
        Best(tuple(Term(Field.CONTENTS, stem) for stem in stems))
        if len(stems) > 1
        else Term(Field.CONTENTS, next(iter(stems)))
    )


def _stem(word: str) -> str:
    """Its stem; "" for a function word."""
    if word.isascii() and word.isalnum():
        return stem_of(word)
    return next(iter(_terms(word, STEMMED)), "")


def _single(word: str) -> Iterator[Op]:
    """The word by its stem, or one of its other forms; nothing for a function word."""
    if not (stem := _stem(word)):
        return
    stems = dict.fromkeys([stem, *filter(None, map(_stem, other_spellings(word)))])
    options: list[Op] = [Term(Field.CONTENTS, one) for one in stems]
    for form in long_forms(word):
        if len(form) > 1:
            options.append(Phrase(Field.EXACT, form))
        elif (other := _stem(form[0])) and other not in stems:
            options.append(Term(Field.CONTENTS, other))
    yield Best(tuple(options)) if len(options) > 1 else options[0]


def _compound(whole: str, parts: Sequence[str]) -> Iterator[Op]:
    """A word with hyphens: its parts, or written as one word, whichever a passage has more of."""
    split = tuple(op for part in parts for op in _single(part))
    one = tuple(_single(next(iter(_terms(whole, EXACT)), "")))
    if split and one:
        yield Best((*one, All(should=split)))
    else:
        yield from (*split, *one)


def _lift(ranking: Iterable[Op]) -> Iterator[Op]:
    """The words that rank, in the title: a page that says none of them is not found by its paper's title."""
    for op in ranking:
        if isinstance(op, Term) and op.field is Field.CONTENTS:
            yield Term(Field.TITLE, op.value, TITLE_BOOST)
        elif isinstance(op, Best) and (options := tuple(_lift(op.options))):
            yield Best(options) if len(options) > 1 else options[0]
        elif isinstance(op, All):
            yield from _lift(op.should)


def _ideographic_runs(text: str) -> Iterator[tuple[str, ...]]:
    run: list[str] = []
    end = -1
    for token in tokens(_composed(text), EXACT):
        if run and (token.span.start != end or not is_ideographic(token.term)):
            yield tuple(run)
            run = []
        if is_ideographic(token.term):
            run.append(token.term)
            end = token.span.end
    if run:
        yield tuple(run)


def _op(atom: Atom) -> Op:
    match atom:
        case Words():
            return _words(atom)
        case Named():
            return _named(atom)
        case Years():
            return Range(Field.YEAR, atom.first, atom.last)
        case DocPrefix():
            return Begins(Field.DOC, storable(atom.prefix))
        case Value():
            return _value(atom)
        case Unit():
            return Equals(Field.UNIT, storable(atom.unit.casefold()))
        case OfKind():
            return Equals(Field.KIND, storable(atom.kind))
        case Scope():
            return _scope(atom)
        case AnyOf():
            return All(should=tuple(_op(option) for option in atom.options))
        case Group():
            return _all(Query(atom.clauses))


def _scope(atom: Scope) -> Op:
    name = f"{atom.dim}:{_folded(atom.name)}"
    begins = atom.dim == "period" or atom.name.endswith("*")
    return Begins(Field.SCOPE, name) if begins else Equals(Field.SCOPE, name)


def _named(atom: Named) -> Op:
    if atom.name.endswith("*"):
        return Begins(Field.NAMES, f"{atom.label}:{_folded(atom.name)}")
    return Equals(Field.NAMES, f"{atom.label}:{_folded(atom.name)}")


def _folded(name: str) -> str:
    folded = exact_terms(_composed(name))
    if not folded:
        raise QueryError(f"{name!r} has no letter or digit to look for")
    return folded


def _value(atom: Value) -> Op:
    """Two intervals touch if each begins before the other ends."""
    touching = []
    if atom.lo is not None:
        touching.append(Range(Field.VALUE_HI, float(atom.lo), None, atom.closed))
    if atom.hi is not None:
        touching.append(Range(Field.VALUE_LO, None, float(atom.hi), atom.closed))
    return All(must=tuple(touching))


_PLACES: dict[TextPart, tuple[Field | None, Field]] = {
    TextPart.BODY: (Field.CONTENTS, Field.EXACT),
    TextPart.TITLE: (Field.TITLE, Field.TITLE_EXACT),
    TextPart.AUTHOR: (None, Field.AUTHOR),
    TextPart.SECTION: (None, Field.SECTION),
}


def _words(atom: Words) -> Op:
    found = _matched(atom)
    return found if atom.place in (TextPart.BODY, TextPart.TITLE) else Narrow(found)


def _matched(atom: Words) -> Op:
    stemmed, exact = _PLACES[atom.place]
    terms = _terms(atom.text, EXACT)
    if not terms:
        raise QueryError(f"{atom.text!r} has no letter or digit to look for")
    if len(terms) == 1 and atom.match is Comparison.WORDS and stemmed is not None:
        found = tuple(_single(terms[0])) if stemmed is Field.CONTENTS else ()
        stems = _terms(atom.text, STEMMED)
        return found[0] if found else Term(stemmed, stems[0]) if stems else Term(exact, terms[0])
    if atom.match is Comparison.WORDS and exact is Field.EXACT:
        return _one_word(atom.text, terms)
    if atom.match is Comparison.NEAR:
        return _near(exact, terms, atom.apart)
    if len(terms) > 1 and atom.match in (Comparison.PREFIX, Comparison.FUZZY):
        raise QueryError(f"{atom.text!r}: * and ~ go with one word, and this is {len(terms)}: leave them out")
    return _exact(exact, terms, atom.match)


def _exact(place: Field, terms: tuple[str, ...], match: Comparison) -> Op:
    if match is Comparison.PREFIX:
        return Begins(place, terms[0])
    if match is Comparison.FUZZY:
        return Fuzzy(place, terms[0], _edits(terms[0]))
    return _phrase(place, terms)


def _one_word(text: str, terms: tuple[str, ...]) -> Op:
    """A word of several terms side by side, or without its hyphens."""
    whole = next((word for word, span in joined(_composed(text)) if len(span) == len(_composed(text))), "")
    together = tuple(_single(next(iter(_terms(whole, EXACT)), ""))) if whole else ()
    return Best((_phrase(Field.EXACT, terms), *together)) if together else _phrase(Field.EXACT, terms)


def _near(place: Field, terms: tuple[str, ...], apart: int) -> Op:
    if len(terms) < 2:
        return _phrase(place, terms)
    there = Phrase(place, terms, apart)
    return Best((there, Phrase(place, terms[::-1], apart))) if len(terms) == 2 else there


def _edits(term: str) -> int:
    """As Elasticsearch's fuzziness AUTO: none in up to two letters, one in up to five, else two."""
    return min(2, len(term) // 3)


def _phrase(place: Field, terms: tuple[str, ...]) -> Op:
    """The terms side by side; in a text of papers also as the other side of the Atlantic spells them."""
    if place is not Field.EXACT:
        return _side_by_side(place, terms)
    spelled = product(*((term, *other_spellings(term)) for term in terms))
    made = [_side_by_side(place, one) for one in islice(spelled, _MOST_SPELLINGS)]
    return Best(tuple(made)) if len(made) > 1 else made[0]


_MOST_SPELLINGS = 8
"""Of a phrase: three words of it with another spelling."""


def _side_by_side(place: Field, terms: tuple[str, ...]) -> Op:
    return Phrase(place, terms) if len(terms) > 1 else Term(place, terms[0])


def _terms(text: str, chain: str) -> tuple[str, ...]:
    return tuple(token.term for token in tokens(_composed(text), chain))


def _composed(text: str) -> str:
    """Accents joined to their letters, as papers have them."""
    return unicodedata.normalize("NFC", text)
