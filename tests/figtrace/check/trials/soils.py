"""True sentences in which trials sow."""

from __future__ import annotations

from corpus.geometry import Span
from figtrace.check.trials.reword import Passage
from figtrace.check.trials.slips import Soil
from tests.figtrace.check.builders import annotator
from tests.strategies import document_of

TEXTS = (
    "Imports of furniture from Vietnam rose to $14.6 billion in 2017.",
    "However, in 2009 exports of cotton yarn from India fell by 17.4 percent.",
    "Toy makers in China employed about 612,000 workers in 2011.",
    "The average tariff on footwear in Brazil was 34.8 percent in 2013.",
    "Canada exported wheat worth $6.42 billion in 2015.",
    "The share of services in the trade of Ireland increased by 12.6 percentage points.",
    "Shipyards in Korea delivered vessels worth $38.7 billion in 2010.",
    "Rents in Sydney increased by 23.4 percent between 2010 and 2014.",
)


def soil_of(text: str) -> Soil:
    """The sentence with its only figure, and two names of each kind that stand elsewhere."""
    document = document_of(text)
    (claim,) = annotator()(document).claims
    number = claim.figure.number.of(text).split()[0]
    at = text.index(number)
    passage = Passage(text, Span(at, at + len(number)))
    return Soil(passage, claim, 0, ("Mexico", "Chile"), ("toys", "steel"))
