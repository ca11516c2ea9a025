"""Pages are drawn and cropped from the file that was read and no other, each file read once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from corpus.document import Outcome, OutcomeState, PageState
from corpus.errors import ReadError, UsageError
from corpus.files import read_regular
from corpus.geometry import BBox, DocId, PageBox, PageIndex, Span
from corpus.store import FileStamp, RunId, Store
from figtrace.library.page_images import PageImages, file_of, show_page
from ingest import pdf
from ingest.document import read_sheets
from tests.figtrace.small_corpus import store_of
from tests.ingest.made import Sheet
from tests.strategies import document_of

_BOX = PageBox(PageIndex(0), BBox(72, 80, 200, 95))


def _pdf(words: str) -> bytes:
    sheet = Sheet()
    sheet.put(words, 72, 90)
    sheet.turn_page()
    return sheet.data()


@pytest.fixture(name="files")
def _files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / f"{name}.pdf" for name in ("wool", "silk")]
    for path in made:
        path.write_bytes(_pdf(f"Sales of {path.stem} rose."))
    return made


@pytest.fixture(name="store")
def _store(files: list[Path]) -> Iterator[Store]:
    with Store.in_memory() as store:
        run = store.begin_run("test", "0")
        with store.transaction():
            for path in files:
                outcome = Outcome(str(path), OutcomeState.DONE, doc=_doc(path))
                store.put_outcome(outcome, FileStamp(1, 1), run=run)
        yield store


def _doc(path: Path) -> DocId:
    return DocId(hashlib.sha256(path.read_bytes()).hexdigest())


def test_a_crop_is_a_picture_of_the_evidence_alone(store: Store, files: list[Path]) -> None:
    with PageImages(store) as images:
        narrow = images.crop(_doc(files[0]), PageIndex(0), [_BOX])
        whole = images.crop(_doc(files[0]), PageIndex(0), [])
    assert narrow is not None
    assert whole is not None
    assert narrow.startswith(b"\x89PNG")
    assert len(narrow) < len(whole)


def test_a_file_is_read_once_for_all_its_crops_in_turn(
    store: Store, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = [_doc(path) for path in files]
    read: list[str] = []

    def read_noted(path: Path, *, most: int) -> bytes:
        read.append(path.stem)
        return read_regular(path, most=most)

    monkeypatch.setattr("ingest.pdf.pdf_file.read_regular", read_noted)
    with PageImages(store) as images:
        for doc in (docs[0], docs[0], docs[1], docs[1]):
            assert images.crop(doc, PageIndex(0), [_BOX]) is not None
    assert read == ["wool", "silk"]


def test_a_file_that_is_gone_or_changed_has_no_crop(store: Store, files: list[Path]) -> None:
    gone, changed = (_doc(path) for path in files)
    files[0].unlink()
    files[1].write_bytes(_pdf("Sales of jute rose."))
    with PageImages(store) as images:
        crops = [images.crop(doc, PageIndex(0), [_BOX]) for doc in (gone, gone, changed, DocId("0" * 64))]
    assert crops == [None] * 4
    with pytest.raises(ReadError, match="gone or changed: ingest it again"):
        file_of(store, changed)


def test_a_page_that_cannot_be_drawn_leaves_the_others(store: Store, files: list[Path]) -> None:
    doc = _doc(files[0])
    with PageImages(store) as images:
        assert images.crop(doc, PageIndex(7), [_BOX]) is None
        assert images.crop(doc, PageIndex(0), [_BOX]) is not None


def test_the_file_of_a_document_is_the_one_it_was_read_from(store: Store, files: list[Path]) -> None:
    assert [file_of(store, _doc(path)) for path in files] == files


# -- whole pages --------------------------------------------------------------------------------------

DATA = b"%PDF-1.4 made by hand"
DOC = DocId(hashlib.sha256(DATA).hexdigest())
_ONE = document_of("Imports were $92 in 2008.", "Exports fell.")
_PAGE = _ONE.pages[0]
DOCUMENT = replace(
    _ONE, id=DOC, source="trade.pdf", pages=(_PAGE, replace(_PAGE, index=PageIndex(1), label="iv"))
)  # fmt: skip


class Drawn:
    """Stands in for the library that draws: keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    def render_page(
        self, path: Path, page: PageIndex, *, boxes: Sequence[BBox] = (), crop: bool = False
    ) -> bytes:
        self.asked.append((path, page, tuple(boxes), crop))
        return b"a page"

    def draw_layout(self, document: object, page: PageIndex, path: Path) -> bytes:
        self.asked.append((document, page, path))
        return b"a layout"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    made = Drawn()
    monkeypatch.setattr(pdf, "render_page", made.render_page)
    monkeypatch.setattr(pdf, "draw_layout", made.draw_layout)
    return made


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "trade.pdf"
    path.write_bytes(DATA)
    return path


def store_read_from(*paths: Path) -> Store:
    store = Store.in_memory()
    run = store.begin_run("ingest", "0")
    with store.transaction():
        store.put_document(DOCUMENT, run=run)
        for path in paths:
            store.put_outcome(Outcome(str(path), OutcomeState.DONE, doc=DOC), FileStamp(1, 1), run=run)
        other = Outcome("/other.pdf", OutcomeState.FAILED, "damaged", None, "damaged")
        store.put_outcome(other, FileStamp(1, 1), run=run)
    return store


def test_the_file_is_the_one_whose_bytes_were_read(paper: Path, tmp_path: Path) -> None:
    changed = tmp_path / "a.pdf"
    changed.write_bytes(b"%PDF-1.4 another")
    with store_read_from(tmp_path / "gone.pdf", changed, paper) as store:
        assert file_of(store, DOC) == paper


def test_a_file_that_is_gone_or_changed_is_named(paper: Path, tmp_path: Path) -> None:
    paper.write_bytes(b"changed")
    gone = tmp_path / "gone.pdf"
    with store_read_from(gone, paper) as store, pytest.raises(ReadError) as told:
        file_of(store, DOC)
    assert str(told.value) == (
        f"document {DOC[:12]} was read from {gone}, {paper}, which is gone or changed: ingest it again"
    )


def test_a_document_of_no_known_file_says_so() -> None:
    with store_read_from() as store, pytest.raises(ReadError, match="read from an unknown file"):
        file_of(store, DOC)


def test_a_file_that_may_not_be_read_is_told(paper: Path) -> None:
    denied = PermissionError(13, "Permission denied")
    with (
        store_read_from(paper) as store,
        patch("ingest.pdf.pdf_file.read_regular", side_effect=denied),
    ):
        with pytest.raises(ReadError, match=r"trade\.pdf cannot be read: Permission denied"):
            file_of(store, DOC)
        with PageImages(store) as images:
            assert images.crop(DOC, PageIndex(0), ()) is None


def test_a_quote_is_boxed_on_the_page_where_it_stands(paper: Path, drawn: Drawn, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    with store_read_from(paper) as store:
        shown = show_page(store, DOC, quote="$92 in 2008", out=out)
    start = DOCUMENT.text.index("$92")
    boxes = tuple(box.bbox for box in DOCUMENT.boxes(Span(start, start + 11)))
    assert drawn.asked == [(paper, 0, boxes, False)]
    assert len(boxes) == 1
    assert (shown.path, shown.where, shown.marked) == (out, "trade.pdf", True)
    assert out.read_bytes() == b"a page"


def test_without_page_and_quote_the_first_page_is_drawn_under_the_name_of_the_file(
    paper: Path, drawn: Drawn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with store_read_from(paper) as store:
        shown = show_page(store, DOC)
    assert (shown.path, shown.marked) == (Path("trade-p1.png"), False)
    assert drawn.asked == [(paper, 0, (), False)]
    assert (tmp_path / "trade-p1.png").read_bytes() == b"a page"


def test_a_page_that_is_asked_for_is_drawn_though_the_quote_stands_elsewhere(
    paper: Path, drawn: Drawn, tmp_path: Path
) -> None:
    with store_read_from(paper) as store:
        shown = show_page(store, DOC, page="iv", quote="no such words", out=tmp_path / "out.png")
    assert (shown.where, shown.marked) == ("page 2 of trade.pdf", False)
    assert drawn.asked == [(paper, 1, (), False)]


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize(("state", "wanting"), [(PageState.DAMAGED, "it is damaged"), (PageState.OCR, "")])
def test_what_is_wanting_of_the_page_is_told(
    paper: Path, tmp_path: Path, state: PageState, wanting: str
) -> None:
    page = replace(DOCUMENT.pages[1], state=state, reason="it is damaged")
    with store_read_from(paper) as store:
        with store.transaction():
            store.put_document(replace(DOCUMENT, pages=(DOCUMENT.pages[0], page)), run=RunId(1))
        out = tmp_path / "out.png"
        assert show_page(store, DOC, page="2", out=out).wanting == wanting
        assert show_page(store, DOC, page="1", out=out).wanting == ""


def test_the_layout_is_drawn_from_the_document(paper: Path, drawn: Drawn, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    with store_read_from(paper) as store:
        show_page(store, DOC, page="2", layout=True, out=out)
        assert drawn.asked == [(store.document(DOC), 1, paper)]
    assert out.read_bytes() == b"a layout"


def test_a_page_that_is_not_there_is_answered_with_those_that_are(paper: Path, drawn: Drawn) -> None:
    with store_read_from(paper) as store, pytest.raises(UsageError) as told:
        show_page(store, DOC, page="9")
    assert str(told.value) == "trade.pdf has no page '9': it has pages 1 to 2, printed 1 to iv"
    assert drawn.asked == []


def test_a_picture_that_cannot_be_written_is_told(paper: Path, drawn: Drawn, tmp_path: Path) -> None:
    with store_read_from(paper) as store, pytest.raises(UsageError, match="cannot be written to") as told:
        show_page(store, DOC, out=tmp_path)
    assert str(told.value).endswith(f"{tmp_path}: Is a directory")
    assert len(drawn.asked) == 1


def test_a_sheet_is_drawn_from_the_document_though_its_file_is_gone(tmp_path: Path) -> None:
    sheet = read_sheets(b"Country,2008\nChina,5\n", "trade.csv")
    store = store_of(sheet)
    boxes = sheet.boxes(sheet.tables[0].cells[-1].span)
    with PageImages(store) as images:
        crop = images.crop(sheet.id, PageIndex(0), boxes)
    assert crop is not None
    assert crop.startswith(b"\x89PNG")
    shown = show_page(store, sheet.id, quote="5", out=tmp_path / "sheet.png")
    assert shown.marked
    assert (tmp_path / "sheet.png").read_bytes().startswith(b"\x89PNG")
