"""Make the generated lists of nlp/data from public tables (sources and licences: docs/gazetteers.md).

    python -m scripts.build_gazetteers SOURCES

SOURCES holds hs6.csv, hs_vintages.tsv, country-codes.csv and atp_schedule_b_2019.csv.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from corpus.annotations import Label
from nlp.entities import number_variants
from nlp.text import fold, words

DATA = Path(__file__).resolve().parents[1] / "nlp" / "data"

EVERYDAY = words("everyday")
"""Words of the nomenclature whose everyday sense is another or too wide to name goods in prose."""


def main() -> None:
    """Write the four lists."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sources", type=Path)
    sources = parser.parse_args().sources
    _write("countries.tsv", "ISO 3166 names (datasets/country-codes)", countries(sources))
    _write("products_hs.tsv", "names of goods in the Harmonized System 2022", goods(sources))
    _write(
        "products_atp.tsv", "the Census Bureau's classes of advanced technology products", classes(sources)
    )
    _write("hs_codes.tsv", "headings and subheadings: code, first and last vintage, name", headings(sources))
    _write("atp_codes.tsv", "Schedule B 2019: code, ATP class, name", schedule_b(sources))


def _write(name: str, what: str, lines: Iterable[str]) -> None:
    rows = list(lines)
    note = f"# {what}; made by scripts/build_gazetteers.py\n"
    (DATA / name).write_text(note + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{name}: {len(rows)} rows")


def _rows(path: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines, delimiter=delimiter)


def countries(sources: Path) -> Iterator[str]:
    """Key, name, other names of each country and territory."""
    for row in _rows(sources / "country-codes.csv"):
        code, name = row["ISO3166-1-Alpha-3"], row["CLDR display name"]
        formal = (row["UNTERM English Short"], row["UNTERM English Formal"], row["official_name_en"])
        names = dict.fromkeys(
            _plain(text) for text in (name.replace("St.", "Saint"), *formal) if _plain(text)
        )
        if code and name:
            first = {"USA": "United States", "GBR": "United Kingdom"}.get(code, name)
            others = [other for other in names if other not in (first, "US", "UK")]
            yield "\t".join((f"place:{code}", first, "|".join(others)))


def _plain(name: str) -> str:
    bare = re.sub(r"\s*(\(the\)|\*+)", "", name).strip()
    return "" if "(" in bare else bare.removeprefix("the ").strip()


def goods(sources: Path) -> Iterator[str]:
    """Key and name of each kind of goods that heads a heading or subheading."""
    known = set(_written_by_hand())
    codes: dict[str, set[str]] = defaultdict(set)
    for row in _rows(sources / "hs6.csv"):
        if row["level"] in ("4", "6"):
            head = re.split(r"[;,(]", row["description"].lower())[0]
            for part in re.split(r" and | or | & ", head):
                codes[part.strip()].add(row["hscode"])
    for name, under in sorted(codes.items()):
        variants = {fold(variant) for variant in number_variants(name, Label.PRODUCT)}
        if _names_goods(name) and not variants & known:
            known |= variants
            yield f"product:hs.{_common(under)}.{name.replace(' ', '-')}\t{name}"


def _written_by_hand() -> Iterator[str]:
    for line in (DATA / "products.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        _, name, aliases = [*line.split("\t"), ""][:3]
        for surface in (name, *aliases.split("|")):
            yield from (fold(variant) for variant in number_variants(surface, Label.PRODUCT))


def _names_goods(name: str) -> bool:
    parts = name.split()
    regular = re.fullmatch(r"[a-z][a-z'-]+( [a-z'-]+){0,2}", name) is not None
    vague = {"of", "for", "with", "by", "in", "therefor", "thereof", "n.e.c.", "other", "not", "lengthwise"}
    no_heads = {"the", "their", "like", "allied", "such", "thereon", "based"}
    if not regular or (vague | no_heads) & set(parts) or len(name) < 3:
        return False
    return parts[0] not in EVERYDAY if len(parts) == 1 else not set(parts) <= EVERYDAY


def _common(codes: Iterable[str]) -> str:
    """The longest even number of digits with which all codes begin; "00" for none."""
    ordered = sorted(codes)
    first, last = ordered[0], ordered[-1]
    same = next(
        (i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(map(len, ordered))
    )
    return first[: same - same % 2] or "00"


_ATP_NAMES = {
    "01": "biotechnology products|biotechnology|biotech products|biotech",
    "02": "life science products|life sciences products|life-science products",
    "03": "opto-electronics|optoelectronics|optoelectronic products",
    "04": (
        "information and communications technology products|information and communications products"
        "|computers and telecommunications|information and communications technology goods"
    ),
    "05": "?electronics",
    "06": "flexible manufacturing products|flexible manufacturing|flexible manufacturing equipment",
    "07": "advanced materials",
    "08": "aerospace products|aerospace",
    "09": "weapons",
    "10": "nuclear technology products|nuclear technology",
}


def classes(sources: Path) -> Iterator[str]:
    """Key, name, aliases of the ten classes."""
    labels = {
        row["code"]: row["census_label"].capitalize() for row in _rows(sources / "atp_categories.tsv", "\t")
    }
    for code, names in _ATP_NAMES.items():
        fields = (f"product:atp.{code}", labels[code].lower(), names, "advanced technology product|ATP")
        yield "\t".join((*fields, "", "", "", "product:atp"))


def headings(sources: Path) -> Iterator[str]:
    """Headings of all chapters and subheadings of those of advanced technology, a row for each meaning.

    A code that keeps its words from one vintage to the next is one row, whatever their punctuation.
    """
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(sources / "hs_vintages.tsv", "\t"):
        code = row["code"]
        if code.isdigit() and (len(code) <= 4 or (len(code) == 6 and code[:2] in ("84", "85", "88", "90"))):
            names[code].append((row["vintage"].removeprefix("HS"), " ".join(row["description"].split())))
    for code in sorted(names):
        for _, same in groupby(sorted(names[code]), key=lambda pair: _bare(pair[1])):
            vintages = list(same)
            yield "\t".join((code, vintages[0][0], vintages[-1][0], vintages[-1][1]))


def _bare(description: str) -> str:
    """The words alone; "n.e.s." became "n.e.c." in 2007 without another meaning."""
    return re.sub(r"\W+", " ", description.casefold().replace("n.e.s.", "n.e.c.")).strip()


def schedule_b(sources: Path) -> Iterator[str]:
    """Ten-digit export codes of advanced technology products."""
    for row in _rows(sources / "atp_schedule_b_2019.csv"):
        yield "\t".join((row["schedule_b"], row["atp_code"], row["short_desc"].capitalize()))


if __name__ == "__main__":
    main()
