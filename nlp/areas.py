"""Reporter and counterpart of a figure, by prepositions, possession and the flow of trade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.annotations import Dim, Entity, Figure, Kind, Label, Slot
from nlp.lexer import Lex, word_set
from nlp.patterns import COUNTRY_GROUPS, DETERMINERS, FLOW_WORDS, PHRASE_STOPS
from nlp.scene import Memory, Place, Scene, make_slot, source_at

__all__ = ["place_code", "read_areas"]

_COUNTERPARTS = word_set(
    """
    source sources supplier suppliers partner partners destination destinations market origin
    origins holders creditor
    """
)
_RATE_HEADS = word_set(
    "tariff tariffs duty duties margin margins quota quotas rate rates subsidy subsidies dumping"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A place in the sentence: its token, role, and distance from the figure."""

    code: str
    surface: str
    index: int
    dim: Dim
    away: int
    entity: Entity | None


def place_code(entity: Entity) -> str:
    """The code behind "place:"; "" for a place on no list."""
    code = entity.key.removeprefix("place:")
    return "" if code.startswith("~") else code


def read_areas(
    scene: Scene, figure: Figure, place: Place, flow: str, memory: Memory
) -> tuple[Slot | None, Slot | None]:
    """Slots for the reporter and the counterpart; None where the text does not say."""
    if figure.kind is Kind.STATISTIC and figure.unit == "%":
        return None, None
    beside = _beside(scene, figure, place, flow)
    found = _places(scene, figure, place, flow)
    found = _by_share(scene, figure, place, found)
    area, partner = _nearest(found, Dim.AREA), _nearest(found, Dim.PARTNER)
    if beside is not None:
        area, partner = (beside, partner) if beside.dim is Dim.AREA else (area, beside)
    if area and partner and area.code == partner.code:
        area, partner = (area, None) if area.away <= partner.away else (None, partner)
    return _with_memory(place, area, partner, memory, figure)


def _with_memory(
    place: Place, area: _Found | None, partner: _Found | None, memory: Memory, figure: Figure
) -> tuple[Slot | None, Slot | None]:
    """Fills the reporter, and in a sentence without any place the counterpart, from the sentences before."""
    first = _slot(Dim.AREA, area, place) if area else None
    second = _slot(Dim.PARTNER, partner, place) if partner else None
    if figure.kind is Kind.STATISTIC and figure.unit != "{percentile}":
        return first, second
    if first is None:
        taken = second.code if second is not None else ""
        home = memory.home if memory.home is not None and memory.home.code != taken else None
        first = memory.recall(Dim.AREA, other_than=taken) or home
        if second is None and area is None:
            second = (
                memory.recall(Dim.PARTNER) if first is not None and figure.kind is not Kind.COUNT else None
            )
    elif second is None and figure.kind is not Kind.COUNT:
        before, partner_before = memory.recall(Dim.AREA), memory.recall(Dim.PARTNER)
        if before is not None and before.code == first.code and partner_before is not None:
            second = partner_before
    return first, second


def _by_share(scene: Scene, figure: Figure, place: Place, found: list[_Found]) -> list[_Found]:
    """As in "Mexico accounted for 32 percent of U.S. exports": the owner of the whole reports.

    Of the world's total the subject reports.
    """
    if figure.kind is not Kind.SHARE or scene.low(place.last) != "of":
        return found
    reach = range(place.last + 1, place.last + 8)
    owner = next((row for row in found if row.index in reach), None)
    subject = next(
        (row for row in found if place.left <= row.index < place.first and row.dim is Dim.AREA), None
    )
    if owner is None or subject is None or owner.code == subject.code:
        return found
    rest = [row for row in found if row is not owner and row is not subject]
    if owner.code == "WLD":
        return [*rest, replace(subject, away=0)]
    return [*rest, replace(owner, dim=Dim.AREA, away=0), replace(subject, dim=Dim.PARTNER, away=0)]


def _slot(dim: Dim, found: _Found, place: Place) -> Slot:
    span = found.entity.span if found.entity else None
    return make_slot(dim, found.code, found.surface, source_at(place, found.index), f"{dim}:frame", span)


def _nearest(found: Sequence[_Found], dim: Dim) -> _Found | None:
    return min((row for row in found if row.dim is dim), key=lambda row: row.away, default=None)


def _places(scene: Scene, figure: Figure, place: Place, flow: str) -> list[_Found]:
    found: list[_Found] = []
    rate = figure.kind is Kind.RATE and any(token.low in _RATE_HEADS for token in scene.tokens)
    for entity in scene.entities:
        if entity.label is not Label.PLACE or not place_code(entity):
            continue
        index, last = scene.at(entity.span.start), scene.at(entity.span.end)
        dim = _role(scene, index, last, flow, rate=rate)
        away = _away(scene, figure, place, index)
        found.append(_Found(place_code(entity), entity.canonical, index, dim, away, entity))
    taken = {row.index for row in found}
    for index, token in enumerate(scene.tokens):
        if token.low in _WORLD and index not in taken and not _is_named(scene, index):
            away = _away(scene, figure, place, index) + 2
            found.append(_Found(COUNTRY_GROUPS[token.low], token.text, index, Dim.AREA, away, None))
    return found


_WORLD = frozenset({"world", "global", "worldwide"})


def _is_named(scene: Scene, index: int) -> bool:
    """As in "World Bank", "Global Trade Alert"; "global" before abstract nouns says no place either."""
    after = scene.tokens[index + 1] if index + 1 < len(scene.tokens) else None
    named = after is not None and after.text[0].isupper() and scene.tokens[index].text[0].isupper()
    return named or (after is not None and after.low in ("war", "value", "warming", "trade", "order"))


def _away(scene: Scene, figure: Figure, place: Place, index: int) -> int:
    """Tokens between figure and place; other figures and clauses between them count more."""
    after = index >= place.last
    cost = index - place.last + 2 if after else place.first - index
    between = (place.last, index) if after else (index, place.first)
    return cost + 5 * scene.crossed(figure, *between) + (0 if place.left <= index < place.right else 15)


def _beside(scene: Scene, figure: Figure, place: Place, flow: str) -> _Found | None:
    """As in "Italy (11%), Vietnam (5%)": the place before the bracket that the figure opens."""
    if scene.low(place.first - 1) != "(":
        return None
    for entity in scene.entities:
        if (
            entity.label is Label.PLACE
            and place_code(entity)
            and scene.at(entity.span.end) == place.first - 1
        ):
            index = scene.at(entity.span.start)
            listed = any(scene.low(at) in _COUNTERPARTS for at in range(max(index - 40, 0), index))
            dim = Dim.PARTNER if listed else _role(scene, index, place.first - 1, flow)
            return _Found(place_code(entity), entity.canonical, index, dim, 0, entity)
    return None


def _role(scene: Scene, index: int, last: int, flow: str, *, rate: bool = False) -> Dim:
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
        return Dim.PARTNER if flow == "" and _heads_before(scene, at, _RATE_HEADS) else Dim.AREA
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
    return any(scene.low(index) in _COUNTERPARTS for index in range(last, last + 9))
