"""Reporter or counterpart: the role of a place by the words around it."""

from __future__ import annotations

from corpus.annotations import Dim, Label
from nlp.claims.claim_words import DETERMINERS, FLOW_WORDS, PHRASE_STOPS
from nlp.claims.context import Scene
from nlp.text import Lex, word_set

__all__ = ["COUNTERPARTS", "RATE_HEADS", "role_of"]

COUNTERPARTS = word_set(
    """
    source sources supplier suppliers partner partners destination destinations market origin
    origins holders creditor
    """
)
RATE_HEADS = word_set(
    "tariff tariffs duty duties margin margins quota quotas rate rates subsidy subsidies dumping"
)


def role_of(scene: Scene, index: int, last: int, flow: str, *, rate: bool = False) -> Dim:
    """Reporter or counterpart of a place, by the word before it and what follows."""
    at = index - 1
    while index - at < 6 and (scene.low(at) in DETERMINERS or scene.low(at) in ("and", ",", "or", "both")):
        at -= 1
    word = scene.low(at)
    if scene.low(last) == "'s" or scene.low(last).endswith("'s") or scene.low(last - 1).endswith("'s"):
        return Dim.AREA
    if word in ("with", "against", "toward", "towards"):
        return Dim.PARTNER
    if word in ("from", "to", "into"):
        return _role_of_route(scene, at, word, last, flow)
    if word == "on":
        return Dim.PARTNER if flow == "" and _heads_before(scene, at, RATE_HEADS) else Dim.AREA
    if word == "in" and _heads_before(scene, at, frozenset({"fdi", "investment", "investments"})):
        return Dim.PARTNER if _has_owner(scene, at) else Dim.AREA
    if _is_counterpart(scene, last) or (rate and _is_hit(scene, last)):
        return Dim.PARTNER
    return Dim.AREA


_HIT = word_set(
    """
    faced faces face exporters producers imports goods products exporter producer respondents
    suppliers shipments
    """
)


def _is_hit(scene: Scene, last: int) -> bool:
    """As in "Chinese exporters received a dumping rate", "China faced a tariff": it is hit."""
    if scene.low(last) == "imports" and scene.low(last + 1) == "from":
        return False  # "U.S. imports from Peru face a duty": Peru is hit
    return scene.low(last) in _HIT or (scene.low(last + 1) in _HIT and scene.low(last) not in PHRASE_STOPS)


def _role_of_route(scene: Scene, at: int, word: str, last: int, flow: str) -> Dim:
    """Imports come from, exports go to the counterpart; "compared to", "according to" lead nowhere."""
    before = scene.low(at - 1)
    if before in ("compared", "according", "relative", "due", "owing", "similar", "equal", "close"):
        return Dim.AREA
    flow = _flow_before(scene, at) or flow
    after = scene.tokens[last] if last < len(scene.tokens) else None
    adjective = after is not None and after.kind is Lex.WORD and after.low not in PHRASE_STOPS
    if word == "from":
        return Dim.AREA if flow == "X" else Dim.PARTNER
    if flow == "M" or (adjective and flow == ""):
        return Dim.AREA
    return (
        Dim.AREA
        if flow == "" and _heads_before(scene, at, frozenset({"flows", "inflows", "fdi"}))
        else Dim.PARTNER
    )


def _flow_before(scene: Scene, at: int) -> str:
    """The flow that the phrase before a preposition names: "exports to", "imports of steel from"."""
    words = (scene.low(index) for index in range(at - 1, max(at - 6, -1), -1))
    return next((FLOW_WORDS[word] for word in words if FLOW_WORDS.get(word) in ("M", "X")), "")


def _heads_before(scene: Scene, at: int, heads: frozenset[str]) -> bool:
    return any(scene.low(index) in heads for index in range(max(at - 6, 0), at))


def _has_owner(scene: Scene, at: int) -> bool:
    """True if another place owns the noun before the preposition: "U.S. FDI in Mexico"."""
    return any(
        entity.label is Label.PLACE and 0 < at - scene.at(entity.span.end) < 4 for entity in scene.entities
    )


def _is_counterpart(scene: Scene, last: int) -> bool:
    """As in "Mexico was the largest source of …": a subject that is said to be a counterpart."""
    if scene.low(last) not in (
        "is",
        "was",
        "remains",
        "remained",
        "became",
        "reportedly",
        "has",
        "does",
        "did",
        "as",
    ):
        return False
    return any(scene.low(index) in COUNTERPARTS for index in range(last, last + 9))
