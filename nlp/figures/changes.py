"""Changes: whether a figure is what something rose or fell by, and which way."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.annotations import Direction
from nlp.figures.kind_cue import KindCue, sentence_bounds
from nlp.figures.numerals import Style
from nlp.figures.unit_forms import is_money
from nlp.text import Token, low_at, word_set

__all__ = ["CHANGE_NOUNS", "DOWN", "UP", "is_change", "tell_direction"]

UP = word_set(
    """
    rose rise rises rising risen increase increased increases increasing grew grow grows growing
    grown growth up gain gained gains climb climbed climbs climbing jump jumped jumps surge surged
    surges soar soared expand expanded expands expanding expansion raise raised raises raising
    accelerate accelerated rebound rebounded boost boosted improve improved improvement added upward
    appreciate appreciated appreciation appreciates appreciating accelerating rebounding boosting
    upturn hike advance advanced advances advancing rally rallied upward trending rocketed swelled
    widened widen widens widening boom firmed strengthened strengthen strengthens strengthening edged ticked
    inched accelerates boosts gaining improves improving jumping leapt leaped leaping rallies rallying
    rebounds soars soaring surging spiked spiking swelling swollen ballooned ballooning skyrocketed
    skyrocketing mounted
    """
)
DOWN = word_set(
    """
    fell fall falls falling fallen decline declined declines declining decrease decreased decreases
    decreasing drop dropped drops dropping shrank shrink shrunk shrinking contract contracted
    contraction reduce reduced reduces reducing reduction cut cuts cutting down lose lost loses
    losing slump slumped plunge plunged slid slide slipped slip tumble tumbled downward plummet
    plummeted plummeting plummets depreciate depreciated depreciation depreciating dip dipped sank
    narrowed narrow narrowing halved erode eroded slower slowed weakened worsened deteriorated crash
    crashed collapse collapsed loss shed sheds shedding weaker eased retreated collapses collapsing crashes
    depreciates deteriorate deteriorates deteriorating diminish diminished diminishes diminishing dips dipping
    dwindle dwindled dwindles dwindling ebbed erodes eroding faded lowered lowering narrows plunges plunging
    receded receding retreats shrinks sink sinks sinking sunk slips slipping sliding slows slowing slumps
    slumping tumbles tumbling waned waning weaken weakens weakening worsen worsens worsening
    """
)
_REACH = 14
"""Tokens to either side in which a word of change is looked for."""
CHANGE_NOUNS = word_set(
    """
    increase increases growth rise gain decline declines decrease reduction drop fall cut
    contraction expansion depreciation appreciation surge jump rebound loss improvement hike
    devaluation slump
    """
)
_BETWEEN = word_set(
    """
    by only another just further also sharply rapidly slightly significantly even an a some over
    more than nearly almost about around roughly approximately at least close less under additional
    around as much average of annual total : ( annually modestly dramatically fully only - modest
    merely ~ ≈ +
    """
)


def is_change(tokens: Sequence[Token], cue: KindCue) -> bool:
    """True where the figure is what something changed by: "rose 5 percent", "fell by $2 billion", "up 3%"."""
    index = cue.start - 1
    steps = 0
    by = False
    while index >= 0 and steps < 6 and tokens[index].low in _BETWEEN:
        by = by or tokens[index].low == "by"
        index, steps = index - 1, steps + 1
    word = low_at(tokens, index)
    if word in UP or word in DOWN:
        return not (_is_noun_measure(tokens, index, by) or _is_phrasal(tokens, index, cue.unit, by))
    if not by:
        return _changed_after(tokens, cue)
    left, _ = sentence_bounds(tokens, cue.start, cue.last, reach=_REACH)
    return any(token.low in UP or token.low in DOWN for token in tokens[left : cue.start])


def _is_noun_measure(tokens: Sequence[Token], index: int, by: bool) -> bool:
    """As in "the lower 5 percent", "growth: 5": words that name and do not act."""
    return (
        tokens[index].low in ("growth", "expansion", "contract")
        and not by
        and low_at(tokens, index + 1) != "of"
    )


def _is_phrasal(tokens: Sequence[Token], index: int, unit: str, by: bool) -> bool:
    """As in "gave up 500 yards", "raised $5 million", "a loss of $3": sums and no changes."""
    word = tokens[index].low
    if word == "up":
        return low_at(tokens, index - 1) in _PHRASAL
    return word in ("raise", "raised", "raises", "raising", "loss") and is_money(unit) and not by


_PHRASAL = word_set("gave give gives giving made make makes set sets took take takes picked backed called")


def _changed_after(tokens: Sequence[Token], cue: KindCue) -> bool:
    """As in "a $5 billion increase", "3 percentage points higher"."""
    after = low_at(tokens, cue.last)
    return after in CHANGE_NOUNS or (
        after in ("higher", "lower", "smaller", "larger") and cue.unit != "%" and cue.style is Style.DIGITS
    )


def tell_direction(tokens: Sequence[Token], cue: KindCue) -> Direction:
    """By the nearest word of change in the sentence, those before the figure first."""
    word = low_at(tokens, cue.first)
    if word.startswith("halv"):
        return Direction.DOWN
    if cue.style is Style.MULTIPLE:
        return Direction.UP
    left, right = sentence_bounds(tokens, cue.start, cue.last, reach=25)
    best: tuple[int, Direction] | None = None
    for index in (*range(left, cue.start), *range(cue.last, right)):
        low = tokens[index].low
        found = (
            Direction.UP
            if low in UP or low in ("higher", "larger", "more", "greater")
            else (Direction.DOWN if low in DOWN or low in ("lower", "smaller", "less", "fewer") else None)
        )
        if found is None or (low in ("more", "less") and low_at(tokens, index + 1) == "than"):
            continue
        distance = (
            cue.start - index if index < cue.start else index - cue.last + (0 if index == cue.last else 2)
        )
        if best is None or distance < best[0]:
            best = (distance, found)
    if best:
        return best[1]
    return (
        Direction.DOWN
        if low_at(tokens, cue.first - 1) == "-"
        else Direction.UP
        if low_at(tokens, cue.first - 1) == "+"
        else Direction.NONE
    )
