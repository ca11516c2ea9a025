"""Good PDFs with seeded damage, and PDFs made to exhaust a reader: each ends in a recorded state.

A file whose pages' content is damaged never counts as done.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from scripts.faults.sources.pdf_source import TEXT, inflated, one_page, pdf, stream
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial, recorded

__all__ = ["mutations", "run"]

_ROUNDS = 60
_READ = ("done", "partial", "skipped-duplicate")
"""States of a good paper; a mutation may have changed nothing, and have its bytes."""
_SECONDS_A_FILE = 150.0
"""The reader's own limit of a file, and what it takes to begin again with a new worker."""
_ODD_LENGTHS = (b"9999999999", b"-1", b"0", b"4294967295", b"18446744073709551616", b"1 0 R")
_ODD_BOXES = (b"0 0 566929 566929", b"0 0 1e30 1e30", b"0 0 0 0", b"-999999999 0 999999999 9", b"0 0 612 nan")

Mutate = Callable[[bytes, Random], bytes]


def run(trial: Trial, tally: Tally) -> None:
    """All mutations and the good papers in one ingest."""
    folder = trial.folder / "mutated"
    folder.mkdir()
    made = mutations(folder, trial.papers, trial.rounds or _ROUNDS, trial.chance("mutations"))
    files = [*made, *trial.papers]
    ran = trial.figtrace.on(trial.folder / "corpus").run(
        "ingest", "--ocr", "off", "--jobs", "2", "--json", *map(str, files),
        limit=60 + _SECONDS_A_FILE * len(files),
    )  # fmt: skip
    tally.judge(ran, f"ingest of {len(files)} files", statuses=(0, 1))
    states = recorded(ran)
    missing = [path.name for path in files if str(path) not in states]
    tally.count("lost", f"no state for {missing}", times=len(missing))
    unread = [p.name for p in trial.papers if states.get(str(p), ("",))[0] not in _READ]
    tally.count("lost", f"good papers not read: {unread}", times=len(unread))
    told_whole = [p.name for p in made if _CONTENT in p.name and states.get(str(p), ("",))[0] == "done"]
    tally.count("untold", f"damaged content is told as whole: {told_whole}", times=len(told_whole))
    for (state, code), count in sorted(Counter(told[:2] for told in states.values()).items()):
        print(f"    {count} {state} {code}")
    for path, (_, code, reason) in states.items():
        if code in ("internal", "crashed", "time-limit", "memory-limit", "not-annotated"):
            print(f"    {Path(path).name}: {code}: {reason[-160:]}")


def mutations(folder: Path, papers: tuple[Path, ...], count: int, chance: Random) -> list[Path]:
    """So many files: one of each kind in turn, of the papers in turn."""
    made = []
    for number in range(count):
        mutate, paper = _ALL[number % len(_ALL)], papers[number % len(papers)]
        path = folder / f"{number:03}-{mutate.__name__.strip('_')}-{paper.stem[:20]}.pdf"
        path.write_bytes(mutate(paper.read_bytes(), chance))
        made.append(path)
    return made


def _truncate(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(20, len(data))]


def _flip(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice([1, 10, 100, 1_000])):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


_CONTENT = "-content-"
_STREAM = re.compile(rb"<<(?P<head>[^<>]*)>>\s*stream\r?\n(?P<body>.*?)endstream", re.DOTALL)


def _content(data: bytes, chance: Random) -> bytes:
    """Bytes change in every packed stream that is no picture, font or table: in every page's content.

    The new bytes are letters of ASCII85 too, so that such a stream is not refused for its letters alone.
    """
    changed = bytearray(data)
    for found in _STREAM.finditer(data):
        start, end = found.span("body")
        if b"Flate" not in found["head"] or re.search(rb"/(Type|Subtype|Length1)\b", found["head"]):
            continue
        for place in (chance.randrange(start, max(start + 1, end - 8)) for _ in range(9)):
            changed[place] = ord("!") + (data[place] - ord("!") + chance.randrange(1, 85)) % 85
    return bytes(changed)


def _loop(data: bytes, chance: Random) -> bytes:
    """References point to other objects than they should, so that some come back to themselves."""
    numbers: list[bytes] = re.findall(rb"\b(\d+) 0 R", data) or [b"1"]

    def other(found: re.Match[bytes]) -> bytes:
        wanted = chance.choice(numbers)
        if chance.random() < 0.8 or len(wanted) > len(found[1]):
            return found[0]
        return wanted.rjust(len(found[1]), b"0") + b" 0 R"

    return re.sub(rb"\b(\d+) 0 R", other, data)


def _length(data: bytes, chance: Random) -> bytes:
    def odd(_: re.Match[bytes]) -> bytes:
        return b"/Length " + chance.choice(_ODD_LENGTHS)

    return re.sub(rb"/Length \d+( 0 R)?", odd, data)


def _repeat(data: bytes, chance: Random) -> bytes:
    """An object stands in the file again and again."""
    objects: list[bytes] = re.findall(rb"\d+ 0 obj.{0,20000}?endobj", data, re.DOTALL)
    if not objects:
        return _truncate(data, chance)
    at = data.rfind(b"endobj") + len(b"endobj")
    return data[:at] + b"\n" + (chance.choice(objects) + b"\n") * chance.choice([1, 500]) + data[at:]


def _box(data: bytes, chance: Random) -> bytes:
    del data
    return one_page(stream(TEXT), media=chance.choice(_ODD_BOXES))


def _nested(data: bytes, chance: Random) -> bytes:
    del data
    depth = chance.choice([1_000, 100_000])
    left, right = chance.choice([(b"[", b"]"), (b"<</A", b">>"), (b"q ", b" Q"), (b"(", b")")])
    deep = left * depth + right * depth
    return chance.choice([
        one_page(stream(deep + b"\n" + TEXT)), one_page(stream(TEXT), catalog=b"/X " + deep),
        one_page(stream(TEXT), page=b"/X " + deep),
        one_page(stream(TEXT), catalog=b"/X 6 0 R", more={6: deep}),
    ])  # fmt: skip


def _page_tree(data: bytes, chance: Random) -> bytes:
    del data
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>"
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 3: page, 4: stream(TEXT)}
    tree, more = chance.choice(_TREES)
    return pdf({**objects, 2: b"<</Type/Pages" + tree + b">>", **more})


_TREES: tuple[tuple[bytes, dict[int, bytes]], ...] = (
    (b"/Count 20000/Kids[" + b"3 0 R " * 20_000 + b"]", {}),
    (b"/Count 3/Kids[3 0 R 6 0 R 3 0 R]", {6: b"<</Type/Pages/Parent 2 0 R/Count 2/Kids[2 0 R 3 0 R]>>"}),
    (b"/Count 2000000000/Kids[3 0 R]", {}),
    (b"/Count -5/Kids[3 0 R]", {}),
    (b"/Count 1/Kids[6 0 R]", {n: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(6, 4000)}),
)
"""Of 20,000 pages, of itself, of pages that are not there, of fewer than none, of a depth without end."""
_DEFLATED = b"/Filter/FlateDecode"
_PICTURE = b"/Type/XObject/Subtype/Image/Width 46340/Height 46340/ColorSpace/DeviceGray/BitsPerComponent 8"
_FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
_X = b"/XObject<</X 6 0 R>>"


def _bomb(data: bytes, chance: Random) -> bytes:
    """A page of a gigabyte, one of 100,000 lines, a picture of two gigabytes, or a form that calls itself."""
    del data
    match chance.randrange(4):
        case 0:
            return one_page(stream(inflated(b" " * (1 << 20), 1_024), _DEFLATED))
        case 1:
            return one_page(stream(inflated(TEXT + b"\n", 100_000), _DEFLATED))
        case 2:
            picture = stream(inflated(b"\0" * (1 << 20), 2_048), _PICTURE + _DEFLATED)
            return one_page(stream(b"q 600 0 0 700 0 0 cm /X Do Q"), resources=_X, more={6: picture})
        case _:
            return one_page(stream(b"/X Do " + TEXT), resources=_X, more={6: stream(b"/X Do /X Do", _FORM)})


_ALL: tuple[Mutate, ...] = (
    _truncate, _flip, _content, _loop, _length, _repeat, _box, _nested, _page_tree, _flip, _bomb,
)  # fmt: skip
