"""How queries are read and planned, or with which words they are refused."""

from __future__ import annotations

import re

from corpus.errors import QueryError
from search.query.language import parse_query, plain_query
from search.query.plan import plan_query
from tests.goldens import GOLDEN, assert_golden

QUERIES = """
solar
solar cells
the who
solar AND cells
solar OR cells
solar OR OR cells
solar OR AND cells
solar AND OR cells
solar AND AND cells
AND solar
NOT solar
solar NOT
solar NOT NOT cells
solar NOT cells coal
solar -cells
solar - cells
solar +cells
+solar +cells
-solar
-(solar cells) coal
+(solar cells) coal
(solar cells) coal
(solar OR cells) -coal
((solar) OR (cells))
(solar OR -cells)
(solar AND cells) OR coal
solar AND cells OR coal AND wind
solar (cells
solar cells)
()
() solar
((((((((solar))))))))
(((((((((solar)))))))))
"solar cells"
"solar cells
"solar cells"~3
"solar cells wind"~3
"solar"~3
"solar cells"~
""
"the"
solar*
sol*r
*solar
*
so?ar
?solar
solar~
so~
sun~
suns~
solars~
anti-dumping
anti-dumping*
anti-dumping~
"anti-dumping"
title:solar
title:"solar cells"
title:solar*
title:the
title:anti-dumping
author:Ames
author:"Ann Ames"
author:-
section:results
section:results~
titel:solar
nonsense:solar
nonsense:solarsolarsolarsolarsolarsolarsolarsolar
title:
title:" "
http://solar.example
year:2008
year:2008..2010
year:2008..
year:..2010
year:2010..2008
year:..
year:twenty
year:20080
year:2008.2010
doc:ABC
doc:"abc"
in:table
in:tables
in:text
in:Prose
in:picture
firm:lenovo
firm:firm:lenovo
firm:len*
firm:-
place:CHN
product:solar
policy:s301
org:wto
person:Ames
area:CHN
partner:jp*
measure:ind:imports
measure:imports
flow:imports
flow:X
flow:reexports
flow:sideways
period:2008
unit:USD
unit:%
value:5
value:5..7
value:7..5
value:5..
value:..7
value:..
value:>5
value:>=5
value:<5k
value:<=5bn
value:1,000m
value:1e3
value:1e999
value:-5
value:five
value:.5
solar^2
/solar/
<b>solar
{solar}
C++
AT&T
U.S.
R&D
1,234.5
solar, cells
solar;cells
colour
aluminium foil
"aluminium foil"
gvc
global value chains
FDI
foreign direct investment
"foreign direct investment"
中国
"中国" solar
caf\u00e9
cafe\u0301
-\u2013
"""


_USUAL = re.compile(
    r", boost=1\.0|, apart=0|, place=BODY|, closed=True|\b(?:must|should|must_not|lift)=\(\)(?:, )?|, (?=\))"
)
"""Fields that hold what they hold anyway."""


def _short(said: object) -> str:
    """The records in a line, without what is usual."""
    return _USUAL.sub("", re.sub(r"<\w+\.(\w+): '[^']*'>", r"\1", repr(said)))


def _told(text: str) -> str:
    try:
        query = parse_query(text)
        return f"{_short(query.clauses)}\n  {_short(plan_query(query))}"
    except QueryError as exc:
        return f"refused: {exc}"


def test_each_query_is_read_and_planned_as_it_was() -> None:
    asked = [line.encode().decode("unicode_escape") if "\\" in line else line for line in QUERIES.split("\n")]
    said = "".join(f"{text}\n  {_told(text)}\n" for text in asked if text)
    assert_golden("queries.txt", said, folder=GOLDEN / "asked")


def test_a_plain_query_has_its_words_alone() -> None:
    said = "".join(
        f"{text}\n  {_short(plan_query(plain_query(text)))}\n" for text in ("solar AND -cells", "year:2008")
    )
    assert_golden("plain_queries.txt", said, folder=GOLDEN / "asked")
