"""What most claims share, as they are written in lists: a claim is compressed after it.

It is a preset dictionary of RFC 1950. The phrases are the forms of the list, ids of rules, codes and units of
`nlp`, and words of the field; the commonest come last, where the reference to them is shortest. A store is
read with the phrases it was written with: they never change. Better ones need a step of the store's form.
"""

from __future__ import annotations

__all__ = ["PHRASES"]

_WORDS = """
Coefficients, Observations, Number of observations, Standard error, Adjusted R-squared, Mean, Total,
Constant, Dependent variable, Summary statistics, share of, percent of, percentage, average, annual,
number of, value of, growth of, rate of, total, foreign, domestic, imports, exports, trade, production,
employment, investment, industry, manufacturing, products, firms, workers, countries, tariff, tariffs,
price, prices, capacity, billion, million, United States, China, Chinese, European Union, Japan, India,
Korea, Taiwan, Germany, World, All countries
"""
_CODES = """
TWN KOR DEU GBR VNM MEX CAN EU ASIA WLD JPN IND CHN USA ind:investment ind:gdp ind:sales ind:output ind:price
ind:tariff ind:total_trade ind:employment ind:capacity ind:imports ind:exports
"""
_YEARS = tuple(f'"{year}","{year}",' for year in range(1990, 2025))
_FIGURES = tuple(
    f'null,null,{mult},{unit},"{kind}","{hedge}","{direction}","'
    for mult, unit in ((3, '"USD"'), (9, '"USD"'), (6, '"USD"'), (0, '"{firm}"'), (0, '"year"'), (0, '"%"'))
    for kind, hedge, direction in (
        ("ratio", "none", "none"),
        ("rate", "below_strict", "none"),
        ("duration", "below", "none"),
        ("change", "at_most", "none"),
        ("growth", "above", "down"),
        ("growth", "about", "up"),
        ("count", "at_least", "none"),
        ("share", "none", "none"),
        ("level", "none", "none"),
    )
)
_CELLS = tuple(
    f'null,null,0,{unit},"{kind}","none","none","'
    for unit, kind in (
        ('"1"', "rate"), ('"1"', "count"), ('"{observation}"', "count"), ('"MW"', "level"),
        ('"USD"', "level"), ('"%"', "share"), ('"1"', "statistic"), ('"1"', "level"),
    )
)  # fmt: skip
_BY = tuple(
    f'3,"{by}","{modality}",null,0.'
    for by, modality in (
        ("figure:ordinal", "negated"), ("figure:fraction", "conditional"), ("figure:words", "forecast"),
        ("figure:words", "asserted"), ("figure:digits", "asserted"), ("cell", "asserted"),
    )
)  # fmt: skip
_SOURCES = """
measure clause 0.8 measure:tree:and.on.clause|
measure clause 0.8 measure:tree:far
measure local 0.9 measure:tree:beside|
measure local 0.9 measure:phrase
measure local 0.9 measure:tree:|under
measure local 0.9 measure:tree:of-noun|in
partner caption 0.7 caption:place
partner local 0.9 partner:frame
partner clause 0.8 partner:frame
partner row-header 0.85 row-header:place
agent caption 0.7 caption:firm
policy caption 0.7 caption:policy
policy local 0.9 policy:nearest
policy clause 0.8 policy:nearest
product sentence 0.65 product:nearest
product caption 0.7 caption:product
product col-header 0.85 col-header:product
product row-header 0.6 row-header:listed
product clause 0.8 product:nearest
product local 0.9 product:nearest
product previous 0.4 product:previous
product row-header 0.85 row-header:product
flow clause 0.8 flow:word
flow local 0.9 flow:word
flow caption 0.7 caption:flow
flow row-header 0.85 row-header:flow
flow col-header 0.85 col-header:flow
whole local 0.9 whole:of
period sentence 0.65 period:nearest
period clause 0.8 period:nearest
period local 0.9 period:nearest
period previous 0.4 period:previous
period footnote 0.5 footnote:period
period row-header 0.85 row-header:period
period caption 0.7 caption:period
area sentence 0.65 area:frame
area clause 0.8 area:frame
area previous 0.4 area:previous
area local 0.9 area:frame
area document 0.2 area:document
area footnote 0.5 footnote:place
area row-header 0.85 row-header:all-but
area row-header 0.8 row-header:iso3
area row-header 0.6 row-header:listed
area col-header 0.8 col-header:iso3
area col-header 0.85 col-header:place
area caption 0.7 caption:place
measure local 0.9 measure:tree:object|subject
measure local 0.9 measure:tree:of|
measure local 0.9 measure:tree:|of
measure local 0.9 measure:tree:of-noun|
measure local 0.9 measure:tree:|
measure previous 0.4 measure:previous
measure row-header 0.8 row-header:fit
measure row-header 0.8 row-header:count
measure row-header 0.8 row-header:error
measure row-header 0.8 row-header:coefficient
measure row-header 0.7 row-header:measure
measure col-header 0.7 col-header:measure
measure col-header 0.85 col-header:measure
measure caption 0.7 caption:measure
area row-header 0.85 row-header:place
period col-header 0.85 col-header:period
"""
"""Of slots: dimension, where it was read, how sure it is, and the rule, from the rarest to the commonest."""
_SLOTS = tuple(
    f'"{source}",{surety},"{by}"],["{dim}","'
    if source not in ("local", "clause", "sentence")
    else f'["{dim}","","{source}",{surety},"{by}",'
    for dim, source, surety, by in map(str.split, _SOURCES.strip().splitlines())
)
_COMMON = (
    '","previous",0.4,"measure:previous"]]]',
    '","caption",0.7,"caption:measure"]]]',
    ',3,"figure:digits","asserted",null,0.9,[["measure","',
    ',3,"cell","asserted",null,0.894,[["measure","","',
    '","row-header",0.85,"row-header:place"],["period","20',
    '","col-header",0.85,"col-header:period"]]]',
)

_PARTS = (
    *" ".join(_WORDS.split()).split(", "),
    *(f'"{code}"' for code in _CODES.split()),
    '"product:hs.',
    '"product:atp.',
    *_YEARS,
    *_FIGURES,
    *_CELLS,
    *_BY,
    *_SLOTS,
    *_COMMON,
)

PHRASES = "".join(_PARTS).encode("ascii")
