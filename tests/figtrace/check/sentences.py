"""Sentences of drafts against the paper and the table of `told`, by what is tried with them."""

from __future__ import annotations

__all__ = ["BY_SCOPE", "BY_VALUE", "FROM_SEVERAL", "IN_TABLES", "IN_WORDS"]

BY_VALUE = """
In 2006 imports of frozen salmon from Norway rose by 12.4 percent.
In 2006 imports of frozen salmon from Norway rose by 12 percent.
In 2006 imports of frozen salmon from Norway rose by about 12 percent.
In 2006 imports of frozen salmon from Norway rose by more than 12 percent.
In 2006 imports of frozen salmon from Norway rose by less than 12 percent.
In 2006 imports of frozen salmon from Norway rose by at least 10 percent.
In 2006 imports of frozen salmon from Norway rose by up to 15 percent.
In 2006 imports of frozen salmon from Norway rose by 14.2 percent.
In 2006 imports of frozen salmon from Norway rose by 124 percent.
In 2006 imports of frozen salmon from Norway rose by 37.9 percent.
In 2006 imports of frozen salmon from Norway rose by 12.4 percentage points.
In 2006 imports of frozen salmon from Norway fell by 12.4 percent.
In 2006 imports of frozen salmon from Norway came to $381.5 million.
In 2006 imports of frozen salmon from Norway came to $382 million.
In 2006 imports of frozen salmon from Norway came to $0.38 billion.
In 2006 imports of frozen salmon from Norway came to $381.5 billion.
In 2006 imports of frozen salmon from Norway came to $318.5 million.
In 2006 imports of frozen salmon from Norway came to EUR 381.5 million.
In 2006 imports of frozen salmon from Norway came to 381.5 million tons.
In 2006 imports of frozen salmon from Norway nearly reached $400 million.
About 410 mills in Bergen employed workers.
About 400 mills in Bergen employed workers.
Some 500 mills in Bergen employed workers.
Bergen had 412 mills.
Bergen had 413 mills.
Rents were 4 percent of sales.
Rents were 3.2 to 4.8 percent of sales.
Rents were 3 to 5 percent of sales.
Rents were 5.5 percent of sales.
The elasticity is 0.73.
The elasticity is 0.7.
The elasticity is 0.78.
Half of the mills had a licence.
Wages were 2.5 times as high as in Peru.
"""
BY_SCOPE = """
In 2009 imports of frozen salmon from Norway rose by 12.4 percent.
In 2009 imports of frozen salmon from Norway came to $381.5 million.
In 2006 exports of frozen salmon to Norway rose by 12.4 percent.
In 2006 imports of frozen salmon from Chile rose by 12.4 percent.
In 2006 imports of frozen cod from Norway rose by 12.4 percent.
Exports of frozen cod from Chile to Peru came to 1,204 tons in 2006.
The tariff on salmon was 12.5 percent in 2009.
The tariff on salmon was 4.5 percent in 2009.
Chile accounted for 61.3 percent of salmon imports in 2006.
Norway accounted for 61.3 percent of salmon exports in 2006.
Alta had 412 mills.
Alta had 1,240 workers.
More than 300 mills had a licence since 1998.
Fewer than 300 mills had a licence since 1998.
Prices of cod did not rise by 15.2 percent.
If duties were raised to 35 percent, imports would fall by 18.6 percent.
Imports would rise by 18.6 percent.
"""
FROM_SEVERAL = """
The tariff on salmon was cut by 8 percentage points.
The tariff on salmon was cut by 8.0 percentage points between 2001 and 2009.
The tariff on salmon was cut by 64 percent between 2001 and 2009.
The tariff on salmon was cut by 8.0 percent between 2001 and 2009.
The share of farms with a licence fell by 14.6 percentage points.
Bergen and Alta together had 499 mills.
Bergen and Alta together had 11,110 workers.
Bergen had 325 mills more than Alta.
Bergen had 4.74 times as many mills as Alta.
Exports of frozen cod from Chile to Japan grew by 15.2 percent from 2006 to 2009.
Exports of frozen cod from Chile to Japan grew by 183 tons from 2006 to 2009.
Exports of frozen cod from Chile to Japan grew by 4.8 percent a year from 2006 to 2009.
Exports of frozen cod from Chile to Japan fell by 15.2 percent from 2006 to 2009.
Bergen and Alta had 412 and 87 mills, respectively.
Of 500 mills, 412 mills in Bergen and 87 mills in Alta had a licence.
"""
IN_TABLES = """
Salmon exports of Norway were $413 million in 2006.
Salmon exports of Norway were $413 million in 2005.
Salmon exports of Norway were $0.41 billion in 2006.
Salmon exports of Norway were $413 billion in 2006.
Salmon exports of Chile were $413 million in 2006.
Salmon exports of Canada were about $80 million in 2006.
Salmon exports of all countries were $882 million in 2006.
Salmon exports of all countries were $880 million in 2006.
Norway's share of salmon exports was 46.8 percent in 2006.
Norway's share of salmon exports was 59.4 percent in 2009.
Norway's share of salmon exports was 39.4 percent in 2006.
Salmon exports of Norway grew by 8.4 percent from 2005 to 2006.
Salmon exports of Norway grew by 36.5 percent from 2005 to 2009.
Salmon exports of Norway grew by $139 million from 2005 to 2009.
Salmon exports of Chile fell by 27.6 percent from 2005 to 2009.
Salmon exports of Chile rose by 27.6 percent from 2005 to 2009.
Salmon exports of Norway and Chile together were $801 million in 2006.
Salmon exports of Norway exceeded those of Chile by $25 million in 2006.
Salmon exports of Norway were $999 million in 2006.
"""
IN_WORDS = """
The paper says that "nearly half of the mills had a licence" since 1998.
The paper says that "nearly half of the mills had no licence" since 1998.
The paper says that "Nearly half of the mills ... more than 300 of them" are old.
The paper says that "all of the mills had been sold to a bank" in the end.
The elasticity is "significant at the 1 percent level".
Three fifths of salmon imports came from Norway.
Two thirds of salmon imports came from Norway.
Salmon imports from Norway doubled in 2006.
One in four salmon imports came from Chile.
No mill in Bergen had workers.
"""
