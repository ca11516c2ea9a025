"""Word files made by hand: the smallest package that Word itself would open."""

from __future__ import annotations

import zipfile
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'mc:Ignorable="w14"'
)
_PARTS = {"comments": "comments", "footnotes": "footnotes", "endnotes": "endnotes"}


def part(root: str, inner: str) -> str:
    """A part with this root element."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {_NAMESPACES}>{inner}</w:{root}>'
    )


def body(inner: str) -> str:
    """The part with the body."""
    return part("document", f"<w:body>{inner}</w:body>")


def paragraph(*runs: str) -> str:
    """A paragraph of these runs; a text that is no XML is one run."""
    return f"<w:p>{''.join(one if one.startswith('<') else run(one) for one in runs)}</w:p>"


def run(words: str, properties: str = "") -> str:
    """A run with this formatting."""
    formatting = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{formatting}<w:t xml:space="preserve">{words}</w:t></w:r>'


def field(instruction: str, shown: str, *, pieces: int = 1) -> str:
    """A field whose instruction Word cut into so many runs."""
    size = -(-len(instruction) // pieces)
    cuts = [instruction[at : at + size] for at in range(0, len(instruction), size)]
    escaped = "".join(
        f'<w:r><w:instrText xml:space="preserve">{cut.replace("&", "&amp;").replace("<", "&lt;")}'
        "</w:instrText></w:r>"
        for cut in cuts
    )
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"{mark.format('begin')}{escaped}{mark.format('separate')}{run(shown)}{mark.format('end')}"


def write_docx(path: Path, document: str, **parts: str) -> Path:
    """The file with this body and further parts: comments, footnotes, endnotes."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    entries = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{main}.{name}+xml"/>' for name in parts
    )
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{_PARTS[name]}" Target="{name}.xml"/>'
        for at, name in enumerate(parts, start=1)
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>'
            f"{entries}</Types>",
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", document)
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>',
        )
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return path
