"""How far the check can be trusted on a corpus: sentences in other words, slips sown, a self-test."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.check.trials.self_test import Caught, SelfTestReport
    from figtrace.check.trials.sowing import Sown, sow

__all__ = [
    "Caught",
    "SelfTestReport",
    "Sown",
    "sow",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        self_test="Caught SelfTestReport",
        sowing="Sown sow",
    )
