"""The indices of a prefix: generations behind aliases, of which one answers.

figtrace-passages     alias of figtrace-passages-v3-3: form 3, third generation
figtrace-claims       alias of figtrace-claims-v3-3
figtrace-contents     alias of figtrace-contents-v3-3: the documents that are held whole
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress

import elasticsearch
from elasticsearch import Elasticsearch

from corpus.errors import EngineDownError, EngineError, NoIndexError
from corpus.settings import ElasticSettings
from search.engines.elastic.errors import translated
from search.engines.elastic.schema import Json
from search.engines.elastic.templates import make_index, put_templates
from search.engines.generations import REMEDY
from search.passages import SCHEMA

__all__ = ["KINDS", "Indices"]

KINDS = ("passages", "claims", "contents")
_COPIES = "30s"
"""For so long the copies of new indices are waited for: with them, the loss of a node loses nothing."""
_MADE_AGAIN = 3
"""Times that new indices are made, where the node that had the only copy of one is lost at once."""
_TIMED_OUT = 408
"""What the server says where they are not there then, as when a node was lost: it makes them later."""


class Indices:
    """Generations of the indices of one prefix."""

    def __init__(self, client: Elasticsearch, given: ElasticSettings) -> None:
        self._client = client
        self._given = given

    def alias(self, kind: str) -> str:
        """The name under which the generation that answers is read."""
        return f"{self._given.prefix}-{kind}"

    def of(self, generation: int) -> list[str]:
        """Names of the indices of a generation, in the order of KINDS."""
        return [f"{self.alias(kind)}-v{SCHEMA}-{generation}" for kind in KINDS]

    def live(self) -> int | None:
        """The generation that answers; None where there is none yet.

        Raises:
            EngineError: if it is of another form.
        """
        with translated(self._given.shown_url):
            try:
                names = list(self._client.indices.get_alias(name=self.alias("passages")))
            except elasticsearch.NotFoundError:
                return None
        found = re.fullmatch(rf".*-v{SCHEMA}-(\d+)", names[0])
        if found is None or len(names) > 1:
            raise EngineError(
                f"the index {', '.join(names)} was made by another version of figtrace or by hand: {REMEDY}"
            )
        return int(found[1])

    def all(self) -> list[int]:
        """All generations of this form of which an index is there, as of a rebuild that died."""
        asked = [f"{self.alias(kind)}-v{SCHEMA}-*" for kind in KINDS]
        names = self._client.indices.get(index=asked, features="aliases")
        return sorted({int(str(name).rpartition("-")[2]) for name in names})

    def drop_older_forms(self) -> None:
        """Delete what other versions of figtrace made under this prefix before ours and nobody reads."""
        asked = [f"{self.alias(kind)}-v*" for kind in KINDS]
        with translated(self._given.shown_url):
            told = self._client.indices.get(index=asked, features="aliases")
            own = re.compile(rf"{re.escape(self._given.prefix)}-(?:{'|'.join(KINDS)})-v(\d+)-\d+")
            left = [n for n in told if (found := own.fullmatch(n)) and int(found[1]) < SCHEMA]
            unused = [name for name in left if not told[name]["aliases"]]
            if unused:
                self._client.indices.delete(index=unused, ignore_unavailable=True)

    def make_next(self) -> int:
        """The number of a new, empty generation that does not answer yet, with its copies where it can."""
        with translated(self._given.shown_url):
            put_templates(self._client, self._given.prefix)
            for _ in range(_MADE_AGAIN):
                made = self._made()
                patient = self._client.options(ignore_status=_TIMED_OUT)
                told = patient.cluster.health(index=self.of(made), wait_for_status="green", timeout=_COPIES)
                if told["status"] != "red":
                    return made
                self.drop([made])
        raise EngineDownError(
            f"Elasticsearch at {self._given.shown_url} finds no place for new indices: have whoever keeps it "
            "look at its nodes and disks"
        )

    def _made(self) -> int:
        made = max(self.all(), default=0) + 1
        for kind, index in zip(KINDS, self.of(made), strict=True):
            make_index(self._client, index, entries=kind == "contents")
        return made

    def publish(self, generation: int) -> None:
        """Let this one answer, in a single step."""
        actions: list[Json] = []
        for kind, index in zip(KINDS, self.of(generation), strict=True):
            alias = self.alias(kind)
            actions.append({"remove": {"index": f"{alias}-v*", "alias": alias, "must_exist": False}})
            actions.append({"add": {"index": index, "alias": alias}})
        self._client.indices.update_aliases(actions=actions)

    def drop(self, generations: Iterable[int]) -> None:
        """Delete generations that do not answer; what another program has deleted first is no error."""
        for generation in generations:
            with suppress(NoIndexError), translated(self._given.shown_url):
                self._client.indices.delete(index=self.of(generation), ignore_unavailable=True)
