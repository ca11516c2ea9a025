"""What a spaCy model says of sentences, names and syntax: the only module that knows spaCy."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from corpus.annotations import Label
from corpus.errors import UsageError
from nlp.text import Word, plain

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

__all__ = ["FoundName", "NameModel"]

_LABELS = {
    "ORG": Label.ORG,
    "PERSON": Label.PERSON,
    "GPE": Label.PLACE,
    "LOC": Label.PLACE,
    "FAC": Label.PLACE,
}
"""Kinds of names in OntoNotes 5 (spaCy's English models) that are entities here."""
_BATCH = 128
"""Texts a batch: 128 take less time than 64, 256 no less, and 500 four times the memory (trade papers)."""
_NEVER_ASKED = ["attribute_ruler", "lemmatizer", "senter", "morphologizer"]
"""Parts of the pipeline whose answers nothing here reads."""
_LONGEST = 20_000
"""Characters of a piece: spaCy's memory grows with the length of a text."""


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name in one of the given texts, half-open in that text."""

    text: int
    start: int
    end: int
    label: Label


class NameModel:
    """A spaCy model by the name of its package, loaded at first use."""

    def __init__(self, name: str) -> None:
        self.name = name

    def load(self) -> None:
        """Load the model, if it is not there yet.

        Raises:
            UsageError: if it is not installed, damaged, or finds no names.
        """
        _ = self._pipe

    @cached_property
    def _pipe(self) -> Language:
        try:
            pipe = _spacy().load(self.name, exclude=_NEVER_ASKED)
        except OSError as exc:
            raise self._is_missing() from exc
        except ValueError as exc:
            raise self._is_damaged(exc) from exc
        if "ner" not in pipe.pipe_names:
            raise self._is_mute()
        _use_numpys_blas(pipe)
        return pipe

    @cached_property
    def _not_for_names(self) -> list[str]:
        """Parts of the pipeline that finding names does not need."""
        idle = {"tagger", "parser"} if _listens(self._pipe) else {"tagger", "parser", "tok2vec"}
        return [name for name in self._pipe.pipe_names if name in idle]

    @property
    def version(self) -> str:
        """Name and version of the model: "en_core_web_sm 3.8.0".

        Raises:
            UsageError: if the model is not installed or finds no names.
        """
        return f"{self.name} {self._meta.get('version', '')}".strip()

    @cached_property
    def _meta(self) -> dict[str, Any]:
        """What the model says of itself, read without loading it: that takes a second or two."""
        file = _meta_file(self.name)
        if file is None:
            raise self._is_missing()
        try:
            said = json.loads(file.read_bytes())
        except (OSError, ValueError) as exc:
            raise self._is_damaged(exc) from exc
        if "ner" not in said.get("pipeline", ()):
            raise self._is_mute()
        return dict(said)

    def _is_missing(self) -> UsageError:
        return UsageError(
            f"the language model {self.name!r} is not installed: install it, name another one in "
            'config.toml ([nlp] model = "…"), or model = "" to work with lists and rules alone'
        )

    def _is_damaged(self, cause: Exception) -> UsageError:
        return UsageError(
            f"the language model {self.name!r} cannot be loaded ({cause}): install it anew, or name "
            "another one in config.toml"
        )

    def _is_mute(self) -> UsageError:
        return UsageError(f"the language model {self.name!r} finds no names; choose one with an 'ner' part")

    def find(self, texts: Sequence[str]) -> Iterator[FoundName]:
        """Names of people, organisations and places, text by text.

        Raises:
            UsageError: if the model is not installed or finds no names.
        """
        pieces = [
            (index, at, text[at : at + _LONGEST])
            for index, text in enumerate(texts)
            for at in range(0, len(text), _LONGEST)
        ]
        names = self._names_of(tuple(dict.fromkeys(piece for *_, piece in pieces)))
        for index, at, piece in pieces:
            for start, end, label in names[piece]:
                yield FoundName(index, at + start, at + end, label)

    def _names_of(self, pieces: Sequence[str]) -> dict[str, list[tuple[int, int, Label]]]:
        """Names in each of the pieces, which differ: papers repeat sentences, and each is read once."""
        parsed = self._pipe.pipe(pieces, batch_size=_BATCH, disable=self._not_for_names)
        return {
            piece: [(e.start_char, e.end_char, _LABELS[e.label_]) for e in doc.ents if e.label_ in _LABELS]
            for piece, doc in zip(pieces, parsed, strict=True)
        }

    def parses(self) -> bool:
        """True if the model can say how the words of a sentence depend on one another.

        Raises:
            UsageError: if the model is not installed or finds no names.
        """
        return {"tagger", "parser"} <= set(self._meta.get("pipeline", ()))

    def parse(self, sentences: Sequence[str]) -> list[tuple[Word, ...]]:
        """The words of each sentence, at offsets in it; none where the model has no parser.

        Raises:
            UsageError: if the model is not installed or finds no names.
        """
        if not self.parses():
            return [()] * len(sentences)
        parsed = self._pipe.pipe(map(_readable, sentences), batch_size=_BATCH, disable=["ner"])
        return [tuple(map(_word, doc)) for doc in parsed]


def _readable(sentence: str) -> str:
    """The sentence with plain dashes, quotes and spaces, which the model learnt from; its length is kept."""
    return plain(sentence).translate(_SPACES)


_SPACES = dict.fromkeys(map(ord, "\n\t\r\v\f\u2009"), " ")


def _word(token: Token) -> Word:
    start = token.idx
    return Word(start, start + len(token.text), token.text, token.head.i, token.dep_, token.tag_)


def _use_numpys_blas(pipe: Language) -> None:
    """Let the model multiply by NumPy's BLAS, in one thread, and no more by thinc's BLIS.

    A page is annotated in 21.2 ms of processor so, and in 25.6 with BLIS, and names and trees come out the
    same (452 pages). One thread, since each worker has a core of its own and the matrices are small.
    """
    from threadpoolctl import ThreadpoolController  # nobody needs it who only asks for the version

    ThreadpoolController().limit(limits=1, user_api="blas")
    ops = import_module("thinc.api").NumpyOps(use_blis=False)
    for _, part in pipe.pipeline:
        for layer in part.model.walk() if hasattr(part, "model") else ():
            layer.ops = ops


def _spacy() -> ModuleType:
    """SpaCy without its command line, which its `__init__` imports for the sake of one function.

    With httpx, Jinja and a builder of projects behind it, that is two fifths of the time that spaCy takes to
    start (1.9 s of CPU with it, 1.1 s without). Whoever asks for `spacy.cli` later is given the real one.
    """
    if "spacy" not in sys.modules:
        stand_ins = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
        stand_ins["spacy.cli.info"].info = _info  # type: ignore[attr-defined]
        sys.modules |= stand_ins
        try:
            import_module("spacy")
        finally:
            for name in stand_ins:
                del sys.modules[name]
    return import_module("spacy")


def _info(*arguments: Any, **named: Any) -> Any:
    return import_module("spacy.cli.info").info(*arguments, **named)


def _meta_file(name: str) -> Path | None:
    """The `meta.json` of an installed package, or of a folder, that spaCy loads by this name, or None."""
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):  # a path is no name of a package
        spec = None
    package = Path(spec.origin).parent if spec is not None and spec.origin else Path(name)
    found = (folder / "meta.json" for folder in (package, Path(name)))
    return next((file for file in found if file.is_file()), None)


def _listens(pipe: Language) -> bool:
    """True if the name finder reads the shared word vectors of the pipeline instead of its own."""
    model = getattr(pipe.get_pipe("ner"), "model", None)
    return model is not None and any(node.name == "tok2vec-listener" for node in model.walk())
