"""The words by which claims are read: flows of trade, heads of measures, frames of places, moods."""

from __future__ import annotations

from types import MappingProxyType

from nlp.text import word_set

__all__ = [
    "DETERMINERS", "FLOW_WORDS", "FORECASTS", "GENERIC_HEADS", "MEASURE_CODES",
    "MEASURE_HEADS",
    "NEGATIONS", "NO_FLOW_HEADS", "PHRASE_STOPS",
]  # fmt: skip

FLOW_WORDS = MappingProxyType(
    {
        "import": "M", "imports": "M", "imported": "M", "importing": "M", "importation": "M",
        "export": "X", "exports": "X", "exported": "X", "exporting": "X", "shipments": "X",
        "deficit": "B", "deficits": "B", "surplus": "B", "surpluses": "B", "balance": "B",
        "trade": "T",
    }
)  # fmt: skip
"""Words that name a flow, with its code: M imports, X exports, B balance, T total trade."""

NO_FLOW_HEADS = word_set(
    """
    tariff tariffs duty duties rate rates quota quotas price prices firm firms exporter exporters
    importer importers license licence permit credit subsidy subsidies agreement agreements war
    policy barrier barriers cost costs tax taxes market markets restraint restraints premium growth
    """
)
"""Nouns that make of "export" something that is no flow: "export prices", "trade agreement"."""

MEASURE_HEADS = word_set(
    """
    imports exports import export trade deficit surplus balance shipments gdp gnp income output
    production capacity employment jobs workforce labor labour investment fdi inflows outflows
    holdings debt revenue revenues sales profit profits turnover price prices wage wages salary
    earnings cost costs tariff tariffs duty duties tax taxes margin margins rate rates share shares
    consumption demand supply electricity population expenditure expenditures spending budget
    funding funds subsidy subsidies value volume quantity productivity inflation unemployment growth
    index ratio elasticity coefficient coefficients penetration content intensity concentration
    probability utilization stock stocks flows purchases deals loans credit patents applications
    generation emissions efficiency staffing awards assets lending yields yield premium premiums
    market reserves remittances aid grants
    """
)
"""Nouns that a figure may measure."""

GENERIC_HEADS = word_set(
    """
    share shares rate rates value volume quantity level levels number amount percentage proportion
    fraction index ratio cost costs price prices growth coefficient elasticity probability total sum
    average stock value majority
    """
)
"""Heads that say little without the "of …" behind them."""

MEASURE_CODES = MappingProxyType(
    {
        "imports": "ind:imports", "import": "ind:imports", "exports": "ind:exports", "export": "ind:exports",
        "shipments": "ind:exports", "deficit": "ind:balance", "surplus": "ind:balance",
        "balance": "ind:balance",
        "trade": "ind:total_trade", "tariff": "ind:tariff", "tariffs": "ind:tariff", "duty": "ind:tariff",
        "duties": "ind:tariff", "r&d": "ind:rnd", "patents": "ind:patents", "fdi": "ind:fdi",
        "investment": "ind:investment",
        "employment": "ind:employment", "jobs": "ind:employment", "workers": "ind:employment",
        "gdp": "ind:gdp",
        "capacity": "ind:capacity", "output": "ind:output", "production": "ind:output",
        "wages": "ind:wage", "wage": "ind:wage",
        "price": "ind:price", "prices": "ind:price", "population": "ind:population", "debt": "ind:debt",
        "inflation": "ind:inflation", "unemployment": "ind:unemployment", "sales": "ind:sales",
        "revenue": "ind:sales",
        "productivity": "ind:productivity",
    }
)  # fmt: skip
"""Codes of measures by their head."""

DETERMINERS = word_set("the a an its their this that these those our his her such all both each every")

PHRASE_STOPS = word_set(
    """
    of in to from for with by on at as and or but nor than that which who whom whose when where
    while although because if since until after before during between among through over under above
    below about around into onto per via is are was were be been being has have had do does did will
    would can could may might must should not also only more less most least very much many some any
    no each every the a an its their this these those it they he she we i you rose fell grew
    increased decreased declined reached became accounted accounting represented made up comprised
    totaled totalled amounted stood averaged remained recorded reported estimated compared
    respectively including included however moreover rising falling growing down around
    approximately nearly roughly almost exceeded there here then thus therefore meanwhile according
    account accounts equal exceed exceeds imposed subject faced face against without within across
    toward towards both either neither just even still already yet ago later earlier went came gave
    took had got saw used using based due such so out off expected projected
    """
)
"""Words that end a noun phrase."""

FORECASTS = word_set("forecast forecasts projected projects projections expected expects predicted planned")
NEGATIONS = frozenset({"not", "never", "neither", "nor", "didn't", "wasn't", "isn't", "doesn't"})
"""Words that deny a verb (Quirk et al., A Comprehensive Grammar, 10.54), and the contractions of auxiliary
verbs in the past and present that papers print."""
