"""Reporter and counterpart of a figure, by prepositions, possession and the flow of trade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.annotations import Dim, Entity, Figure, Kind, Label, Slot, SlotSource
from nlp.claims.claim_words import DETERMINERS
from nlp.claims.context import OTHER_CLAUSE, Memory, Place, Scene, make_slot, source_at
from nlp.claims.place_roles import COUNTERPARTS, RATE_HEADS, role_of
from nlp.figures import is_money, unit_table

__all__ = ["place_code", "read_areas"]


@dataclass(frozen=True, slots=True)
class _Found:
    """A place in the sentence: its token, role, and distance from the figure."""

    code: str
    surface: str
    index: int
    dim: Dim
    away: int
    entity: Entity | None
    several: bool = False
    """One of several places that are named together: "the U.S., Canada and Japan"."""


def place_code(entity: Entity) -> str:
    """The code behind "place:"; "" for a place on no list."""
    return entity.key.removeprefix("place:") if entity.is_listed else ""


def read_areas(
    scene: Scene, figure: Figure, place: Place, flow: str, memory: Memory
) -> tuple[Slot | None, Slot | None]:
    """Slots for the reporter and the counterpart; None where the text does not say."""
    if figure.kind is Kind.STATISTIC and figure.unit == "%":
        return None, None
    issuer = _issuer(scene, figure, place)
    if issuer is not None:
        return issuer, _quoted_in(figure)
    beside = _beside(scene, figure, place, flow)
    found = _places(scene, figure, place, flow)
    found = _by_share(scene, figure, place, found)
    area, partner = _nearest(found, Dim.AREA), _nearest(found, Dim.PARTNER)
    if beside is not None:
        area, partner = (beside, partner) if beside.dim is Dim.AREA else (area, beside)
    if area and partner and area.code == partner.code:
        # the nearer one holds; the other role goes to the next place
        if area.away <= partner.away:
            partner = None
        else:
            area = None if beside else _subject(found, place, partner.code)
    if area is not None and area.several:
        return None, _slot(Dim.PARTNER, partner, place) if partner else None
    return _with_memory(place, area, partner, memory, figure)


_MOVES_OF_MONEY = ("appreciat", "depreciat", "devalu", "revalu", "strengthened", "weakened")
"""Beginnings of verbs that only a currency does: then its country is the one spoken of."""


def _quoted_in(figure: Figure) -> Slot | None:
    """The country of the money that an exchange rate is quoted in."""
    right = figure.unit.partition("/")[2]
    code = unit_table().issuers.get(right, "")
    return make_slot(Dim.PARTNER, code, right, SlotSource.LOCAL, "partner:currency", None) if code else None


def _issuer(scene: Scene, figure: Figure, place: Place) -> Slot | None:
    """As in "the yen appreciated by 4%", "8.3 yuan per dollar": the country whose currency it is."""
    left, right = figure.unit.partition("/")[::2]
    if is_money(left) and is_money(right):
        code = unit_table().issuers.get(left, "")
        return make_slot(Dim.AREA, code, left, SlotSource.LOCAL, "area:currency", None) if code else None
    if figure.kind not in (Kind.GROWTH, Kind.CHANGE):
        return None
    reach = range(place.first - 1, place.left - 1, -1)
    if not any(scene.low(index).startswith(_MOVES_OF_MONEY) for index in reach):
        return None
    table = unit_table()
    for index in reach:
        token = scene.tokens[index]
        money = table.codes.get(token.text) or table.money_words.get(token.low, "")
        if token.low in ("real", "won", "cent"):
            continue  # "the real exchange rate", "won": rarely the currencies
        if money in table.issuers:
            span = scene.span(index, index + 1)
            where = source_at(place, index)
            return make_slot(Dim.AREA, table.issuers[money], token.text, where, "area:currency", span)
    return None


def _subject(found: Sequence[_Found], place: Place, other: str) -> _Found | None:
    """The nearest reporter of the clause before the figure, if it is not the counterpart."""
    rows = [row for row in found if row.code != other and place.left <= row.index < place.first]
    return _nearest(rows, Dim.AREA)


def _with_memory(
    place: Place, area: _Found | None, partner: _Found | None, memory: Memory, figure: Figure
) -> tuple[Slot | None, Slot | None]:
    """Fills the reporter, and in a sentence without any place the counterpart, from the sentences before."""
    first = _slot(Dim.AREA, area, place) if area else None
    second = _slot(Dim.PARTNER, partner, place) if partner else None
    if figure.kind is Kind.DURATION:
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
    if figure.kind is not Kind.SHARE:
        return found
    whole = place.last if scene.low(place.last) == "of" else _whole_before(scene, figure, place)
    if whole < 0:
        return found
    reach = range(whole + 1, whole + 8)
    owner = next((row for row in found if row.index in reach), None)
    subject = next(
        (
            row
            for row in reversed(found)
            if place.left <= row.index < place.first and row.dim is Dim.AREA and row is not owner
        ),
        None,
    )
    if owner is None or subject is None or owner.code == subject.code:
        return found
    rest = [row for row in found if row is not owner and row is not subject]
    if owner.code == "WLD":
        return [*rest, replace(subject, away=0)]
    return [*rest, replace(owner, dim=Dim.AREA, away=0), replace(subject, dim=Dim.PARTNER, away=0)]


def _whole_before(scene: Scene, figure: Figure, place: Place) -> int:
    """The "of" that an earlier share of the same verb has: "Peru holds 9% of …, Chile holds 4%"; -1."""
    for other in reversed(scene.figures):
        first, last = scene.at(other.span.start), scene.at(other.span.end)
        if last > place.first or other.kind is not Kind.SHARE or other.unit != figure.unit:
            continue
        verb = scene.low(first - 1)
        return last if scene.low(last) == "of" and verb and verb == scene.low(place.first - 1) else -1
    return -1


def _slot(dim: Dim, found: _Found, place: Place) -> Slot:
    span = found.entity.span if found.entity else None
    return make_slot(dim, found.code, found.surface, source_at(place, found.index), f"{dim}:frame", span)


def _nearest(found: Sequence[_Found], dim: Dim) -> _Found | None:
    return min((row for row in found if row.dim is dim), key=lambda row: row.away, default=None)


def _places(scene: Scene, figure: Figure, place: Place, flow: str) -> list[_Found]:
    found: list[_Found] = []
    rate = figure.kind is Kind.RATE and any(token.low in RATE_HEADS for token in scene.tokens)
    for entity in scene.entities:
        if entity.label is not Label.PLACE or not place_code(entity):
            continue
        index, last = scene.at(entity.span.start), scene.at(entity.span.end)
        if index >= place.last and _is_aside(scene, index):
            continue
        dim = role_of(scene, index, last, flow, rate=rate)
        away = _away(scene, figure, place, index)
        found.append(_Found(place_code(entity), entity.canonical, index, dim, away, entity))
    found = _paired(scene, figure, _joined(scene, found))
    taken = {row.index for row in found}
    for index, token in enumerate(scene.tokens):
        if token.low in _WORLD and index not in taken and not _is_named(scene, index):
            away = _away(scene, figure, place, index) + 2
            found.append(_Found("WLD", token.text, index, Dim.AREA, away, None))
    return found


_WORLD = frozenset({"world", "global", "worldwide"})
"""Words for all countries taken together, which no list of places has."""


def _is_named(scene: Scene, index: int) -> bool:
    """As in "World Bank", "Global Trade Alert"; "global" before abstract nouns says no place either."""
    after = scene.tokens[index + 1] if index + 1 < len(scene.tokens) else None
    named = after is not None and after.text[0].isupper() and scene.tokens[index].text[0].isupper()
    return named or (after is not None and after.low in ("war", "value", "warming", "trade", "order"))


def _joined(scene: Scene, found: list[_Found]) -> list[_Found]:
    """Marks the places of lists of reporters: of "the U.S., Canada and Japan" no one can be chosen."""
    links = [_link(scene, left, right) for left, right in pairwise(found)]
    several: set[int] = set()
    for at, link in enumerate(links):
        commas = at > 0 and links[at - 1] == ","
        if link in ("and", "/") or (link == ", and" and commas):
            first = at
            while first > 0 and links[first - 1] in (",", "/"):
                first -= 1
            several.update(range(first, at + 2))
    return [replace(row, several=True) if at in several else row for at, row in enumerate(found)]


def _link(scene: Scene, left: _Found, right: _Found) -> str:
    """What joins two places that stand side by side; "" for other words, and for "between A and B"."""
    if left.entity is None or right.entity is None or left.code == right.code:
        return ""
    words = [scene.low(index) for index in range(scene.at(left.entity.span.end), right.index)]
    opened = "between" in (scene.low(left.index - 1), scene.low(left.index - 2))
    joined = " ".join(word for word in words if word != "the")
    return joined if joined in (",", "and", ", and", "/") and not opened else ""


def _ends_list(scene: Scene, index: int) -> bool:
    """True if another place is named together with the one at this token, just before it."""
    at = index - 1
    while scene.low(at) in _TOGETHER and index - at < 5:
        at -= 1
    return at in scene.places and at < index - 1 and scene.low(index - 1) != ","


_TOGETHER = frozenset({"and", ",", "/", "the"})
"""What joins the places of a list."""


def _paired(scene: Scene, figure: Figure, found: list[_Found]) -> list[_Found]:
    """As in "in France and Japan 3 and 4 percent, respectively": as many reporters as figures."""
    if not any(token.low == "respectively" for token in scene.tokens):
        return found
    alike = [other for other in scene.figures if other.unit == figure.unit]
    reporters = [row for row in found if row.dim is Dim.AREA]
    if len(alike) < 2 or len(alike) != len(reporters) or figure not in alike:
        return found
    mine = replace(reporters[alike.index(figure)], away=0, several=False)
    return [mine, *(row for row in found if row.dim is not Dim.AREA)]


def _is_aside(scene: Scene, index: int) -> bool:
    """As in "followed by Canada", "including Japan", "unlike Chile": named beside what is spoken of."""
    at = index - 1
    while index - at < 10 and (
        scene.low(at) in DETERMINERS or scene.low(at) in ("and", ",") or at in scene.places
    ):
        at -= 1
    return scene.low(at) in _ASIDES or (scene.low(at), scene.low(at - 1)) in _ASIDE_PAIRS


_ASIDES = frozenset({"including", "unlike", "like", "excluding", "versus", "than"})
"""Words that name another place beside the one that is spoken of: for example, for comparison, as an
exception."""
_ASIDE_PAIRS = frozenset({("by", "followed"), ("as", "such"), ("from", "apart"), ("to", "similar")})
"""The same in two words, the last first, as they are met reading to the left."""


def _away(scene: Scene, figure: Figure, place: Place, index: int) -> int:
    """Tokens between figure and place; other figures and clauses between them count more."""
    after = index >= place.last
    cost = index - place.last + 2 if after else place.first - index
    between = (place.last, index) if after else (index, place.first)
    cost += OTHER_CLAUSE * (not place.is_beside(index)) + _ASIDE * _is_aside(scene, index)
    # "$20 billion for Chile and for Peru 3 million": what stands behind an "and" belongs to what follows
    cost += 6 * (after and scene.low(place.last) in ("and", "or"))
    if after and _follows_at_once(scene, place, index):
        cost = 0  # "4% in Peru and 5% in Chile": nothing stands nearer
    # "wages are six times those of Peru": what is compared stands before the multiple
    cost += 12 * (after and figure.kind is Kind.RATIO)
    return cost + 5 * scene.crossed(figure, *between)


_ASIDE = 15
"""Tokens that "including", "unlike" and their like count for; our choice."""


def _follows_at_once(scene: Scene, place: Place, index: int) -> bool:
    """As in "5% in Chile", "5% for the U.S."."""
    determined = scene.low(index - 1) in DETERMINERS
    return index - determined == place.last + 1 and scene.low(place.last) in ("in", "for")


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
            listed = any(scene.low(at) in COUNTERPARTS for at in range(max(index - 40, 0), index))
            dim = Dim.PARTNER if listed else role_of(scene, index, place.first - 1, flow)
            found = _Found(place_code(entity), entity.canonical, index, dim, 0, entity)
            return replace(found, several=dim is Dim.AREA and _ends_list(scene, index))
    return None
