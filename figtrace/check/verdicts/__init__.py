"""From compared statements to a verdict with its reason."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.check.verdicts.candidates import Judgement
    from figtrace.check.verdicts.gates import STRICTNESS, Gates
    from figtrace.check.verdicts.governing import Callouts, is_own_result, without_callouts
    from figtrace.check.verdicts.in_words import say
    from figtrace.check.verdicts.rulings import Ruling, join, rule, without_guesses
    from figtrace.check.verdicts.scales import Scales, read_scales

__all__ = [
    "STRICTNESS",
    "Callouts",
    "Gates",
    "Judgement",
    "Ruling",
    "Scales",
    "is_own_result",
    "join",
    "read_scales",
    "rule",
    "say",
    "without_callouts",
    "without_guesses",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        candidates="Judgement",
        gates="STRICTNESS Gates",
        governing="Callouts is_own_result without_callouts",
        in_words="say",
        rulings="Ruling join rule without_guesses",
        scales="Scales read_scales",
    )
