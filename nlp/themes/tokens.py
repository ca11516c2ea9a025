"""Texts as themes read them: every word a number, those that say something counted in the singular."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from corpus.geometry import Span
from nlp.text import word_set, words
from nlp.themes.records import ThemeText

__all__ = ["Numbers", "Reading", "read_texts", "singular"]

Numbers = npt.NDArray[np.int64]

_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d[\d.,]*|\S")
"""Words with their hyphens and apostrophes, numbers, and single signs, which end a phrase."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\bdoi:\s*\S+", re.IGNORECASE)
"""Addresses of the web and of mail, and DOIs: their parts are no words."""
_MAY_ADDRESS = re.compile(r"http|www|@|doi", re.IGNORECASE)
"""What each of them holds: looked for first, since most texts have none."""
_CALLOUT = re.compile(r"\([^()]{0,200}\b(?:1[89]|20)\d\d[a-z]?\b[^()]{0,100}\)")
"""Parentheses with a year: as good as always a citation."""
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*")
"""Up to a sign that ends a sentence before a space; decimal points do not."""
_NO_LETTERS = {code: None for code in range(128) if not chr(code).isalpha()}

_HEADS = word_set(
    "a an the this these those its their our his her of in for on by with from between into through"
)
_SUBJECTS = word_set("will would can could may might must should they we it he she not who to")
_OBJECTS = word_set("a an the its their our his her this those these them us")
"""Frames of a word: determiners and prepositions stand before nouns, auxiliaries and subjects before verbs,
and determiners behind verbs (the test of word classes by place: Fries, The Structure of English, 1952)."""

_NAME = 0.9
"""A word with a capital in such a share of its places is a part of names: others have one at the begin of a
sentence alone, which is one word in twenty (Mikheev, Periods, capitalized words, etc., 2002)."""

_FURNITURE_DOCUMENTS = 3
"""A sentence that stands in so many documents is a licence, a notice, a running head."""
_FURNITURE_REPEATS = 4
"""So often in one document: a running head or foot."""
_FURNITURE_LETTERS = 20
"""Shorter sentences are not known again."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of all texts in one row, a break behind each text; and what their neighbours tell of them."""

    keys: tuple[str, ...]
    """Words as they are counted; the first is "", for all that says nothing."""
    forms: tuple[str, ...]
    """Words as they are printed."""
    key: Numbers
    """Position in `keys` of each word of the row."""
    form: Numbers
    """Position in `forms` of each word of the row."""
    text: Numbers
    """The text of each word of the row."""
    nouns: Numbers
    """How often each of `keys` stands where a noun does."""
    verbs: Numbers
    names: Numbers
    """1 for each of `keys` that is a part of names, else 0."""


def read_texts(texts: Sequence[ThemeText]) -> Reading:
    """The texts' words without furniture, addresses, citations and what is hidden."""
    ids: defaultdict[str, int] = defaultdict()
    ids.default_factory = ids.__len__
    row, homes, number = [ids[""]], [0], ids.__getitem__
    furniture = _furniture(texts)
    for at, text in enumerate(texts):
        found = [*map(number, _TOKEN.findall(_kept(text, furniture[at]))), 0]
        row += found
        homes += [at] * len(found)
    return _reading(tuple(ids), np.asarray(row, np.int64), np.asarray(homes, np.int64))


def _reading(printed: tuple[str, ...], form: Numbers, text: Numbers) -> Reading:
    forms = tuple(map(_bare, printed))
    low = [word.casefold() for word in forms]
    keys: dict[str, int] = {"": 0}
    key = np.asarray([keys.setdefault(_key(word), len(keys)) for word in forms], np.int64)[form]
    heads, subjects, objects = (
        np.asarray([word in frame for word in low])[form] for frame in (_HEADS, _SUBJECTS, _OBJECTS)
    )
    before, after = np.r_[0, np.arange(len(form) - 1)], np.r_[np.arange(1, len(form)), len(form) - 1]
    verb = (key > 0) & (subjects[before] | objects[after])
    noun = (key > 0) & ~verb & heads[before] & (key[after] == 0)
    nouns, verbs = (np.bincount(key[mask], minlength=len(keys)) for mask in (noun, verb))
    capital = np.asarray([word[:1].isupper() for word in forms])[form]
    whole, high = (np.bincount(found, minlength=len(keys)) for found in (key, key[capital]))
    names = ((high >= _NAME * whole) & (whole > 0)).astype(np.int64)
    return Reading(tuple(keys), forms, key, form, text, nouns, verbs, names)


def singular(word: str) -> str:
    """A word's singular by its ending, so that "tariff" and "tariffs" are one."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "ics", "ous", "news", "series"))
    ):
        return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]
    return word


def _bare(printed: str) -> str:
    """The word without the ending of a possessive."""
    return printed.replace("’", "'").removesuffix("'s").removesuffix("'")


_VOWEL = re.compile("[^b-df-hj-np-tv-xz]")
"""Words of English have a vowel, or y; a small word without one is a variable of a formula."""


def _key(printed: str) -> str:
    """The word as it is counted; "" for one that says nothing."""
    key = singular(printed.casefold())
    if len(key) < 3 or not key[0].isalpha() or key in _stop_words():
        return ""
    return key if printed.isupper() or _VOWEL.search(key) else ""


@cache
def _stop_words() -> frozenset[str]:
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    listed = words("theme-boilerplate") | words("theme-furniture") | frozenset(ENGLISH_STOP_WORDS)
    return listed | {singular(word) for word in listed}


# -- what is not read ----------------------------------------------------------------------------------


def _kept(text: ThemeText, furniture: frozenset[str]) -> str:
    shown = _without(text.text, text.hidden)
    if _MAY_ADDRESS.search(shown):
        shown = _ADDRESS.sub(" . ", shown)
    if furniture:
        sentences = _SENTENCE.findall(shown)
        shown = " . ".join(found for found in sentences if _print(found) not in furniture)
    return _CALLOUT.sub(" . ", shown)


def _without(text: str, hidden: Iterable[Span]) -> str:
    for span in hidden:
        text = f"{text[: span.start]}{'.' * len(span.of(text))}{text[span.end :]}"
    return text


def _print(sentence: str) -> str:
    """A sentence as it is compared: by its letters alone."""
    return sentence.translate(_NO_LETTERS).casefold()


def _furniture(texts: Sequence[ThemeText]) -> list[frozenset[str]]:
    """For each text its sentences that documents share or repeat, those of twins aside.

    Twins are editions of one work: most of their text is shared.
    """
    found = [[_print(sentence) for sentence in _SENTENCE.findall(text.text)] for text in texts]
    where: dict[str, Counter[str]] = defaultdict(Counter)
    for text, marks in zip(texts, found, strict=True):
        for mark in marks:
            where[mark][text.doc] += 1
    shared = {mark: docs for mark, docs in where.items() if _is_furniture(mark, docs)}
    own, common = (Counter(doc for docs in marks.values() for doc in docs) for marks in (where, shared))
    twins = {doc for doc, count in common.items() if 2 * count > own[doc]}
    furniture = {mark for mark, docs in shared.items() if not twins.issuperset(docs)}
    return [frozenset(furniture.intersection(marks)) for marks in found]


def _is_furniture(mark: str, docs: Counter[str]) -> bool:
    many = len(docs) >= _FURNITURE_DOCUMENTS or max(docs.values()) >= _FURNITURE_REPEATS
    return many and len(mark) >= _FURNITURE_LETTERS
