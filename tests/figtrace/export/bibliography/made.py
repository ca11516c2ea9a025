"""Works by hand."""

from figtrace.export.bibliography.works import Person, Work

ARTICLE = Work(
    "leamer1999does",
    (Person("Leamer", "Edward E."), Person("World Bank")),
    "1999b",
    "Does 100% abundance {help} & cost $5?",
    venue="Journal of Trade",
    volume="59",
    pages="3-42",
    doi="10.1/x_y",
    url="http://example.org/a_b?c=1&d=2",
)
REPORT = Work("worldbank2001trade", (Person("World Bank"),), "2001", "Trade – a view", venue="World Bank")
BARE = Work("anonnd", (), "", "", note="An entry that could not be read, 1999.")
