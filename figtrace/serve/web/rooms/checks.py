"""The room of drafts: handed in, checked, settled finding by finding, taken back with their reports."""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Query, Request, UploadFile
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from corpus.errors import UsageError
from corpus.sheets import is_sheet
from figtrace.check.desk import Reports, reviewed_rows, settled_as, write_reports
from figtrace.check.ledger.records import Evidence, Verdict
from figtrace.check.ledger.rows import LedgerRow
from figtrace.check.reports.ledger_page import LedgerPage, Picture, group_of, ledger_page
from figtrace.check.revisions.decisions import Choice, Reviewed, decisions_path
from figtrace.serve.web.addresses import address
from figtrace.serve.web.drafts_desk import ChangedMeanwhileError, Drafts, Given, Progress, as_seen
from figtrace.serve.web.not_here import NotHereError
from figtrace.serve.web.pages import page
from figtrace.serve.web.problems import PROBLEMS
from figtrace.serve.web.routes import AtDesk, shows
from figtrace.serve.web.table_files import to_csv

__all__ = ["router"]

router = APIRouter(tags=["check"])
_LOOK_EVERY_S = 0.25
"""How often a running check is looked at to move its bar."""


@dataclass(frozen=True, slots=True)
class DraftList:
    """Drafts on the desk, the last handed in first."""

    drafts: tuple[Progress, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be kept, since another window was first."""

    finding: str
    note: str


@dataclass(frozen=True, slots=True)
class LedgerRoom:
    """A draft on the desk: how far it is, and its ledger once it is checked."""

    progress: Progress
    rows: tuple[LedgerRow, ...]
    """What needs eyes first on top."""
    changes: str
    """What changed since the version before; "" for a first one."""
    remarks: tuple[str, ...]
    """Decisions that do not hold as they were made."""


@dataclass(frozen=True, slots=True)
class _View:
    """What the template of a checked draft needs."""

    progress: Progress
    page: LedgerPage
    shown: str
    changes: str
    remarks: tuple[str, ...]
    refused: Refused | None
    at: str
    is_docx: bool


def _drafts(request: Request) -> Drafts:
    drafts: Drafts = request.app.state.drafts
    return drafts


@shows(router, "/check", "check.html")
def list_drafts(request: Request) -> DraftList:
    """The drafts on the desk."""
    return DraftList(_drafts(request).list())


@router.post("/check", include_in_schema=False)
def hand_in(
    request: Request, draft: UploadFile, bib: Annotated[UploadFile | None, File()] = None,
    decisions: Annotated[UploadFile | None, File()] = None,
) -> RedirectResponse:  # fmt: skip
    """Take a draft in and check it."""
    name = _drafts(request).add(_required(draft), _given(bib), _given(decisions))
    return RedirectResponse(f"/check/{name}", status_code=303)


def _required(upload: UploadFile) -> Given:
    given = _given(upload)
    if given is None:
        raise UsageError("no draft was chosen: expected a docx, md, qmd, tex, txt or pdf")
    return given


def _given(upload: UploadFile | None) -> Given | None:
    """The file, if one was chosen: browsers send an empty one where none is."""
    return Given(upload.filename, upload.file) if upload is not None and upload.filename else None


# -- a draft -------------------------------------------------------------------------------------------


@router.get("/check/{draft}.json", include_in_schema=False)
@router.get("/api/check/{draft}", responses=PROBLEMS, summary="A draft's findings as rows")
def ledger_rows_of(request: Request, draft: str) -> LedgerRoom:
    """How far the check of the draft is, and its findings in plain words once it is done."""
    drafts = _drafts(request)
    progress = drafts.progress(draft)
    if progress.state != "done":
        return LedgerRoom(progress, (), "", ())
    reviewed = drafts.reviewed(draft)
    return LedgerRoom(progress, reviewed_rows(reviewed), drafts.changes(draft), reviewed.remarks)


_Group = Verdict | Literal["quotation"]


@router.get("/check/{draft}", include_in_schema=False)
def show_draft(request: Request, draft: str, verdict: Annotated[_Group | None, Query()] = None) -> Response:
    """How far the check of the draft is, then its ledger, or of it a verdict's figures or quoted words."""
    progress = _drafts(request).progress(draft)
    if progress.state != "done":
        headers = {"refresh": "2"} if progress.is_pending else {}
        return page(request, "checking.html", progress, headers=headers)
    return _ledger(request, draft, verdict)


def _ledger(
    request: Request, draft: str, group: str | None, refused: Refused | None = None, status: int = 200
) -> Response:
    drafts = _drafts(request)
    reviewed = drafts.reviewed(draft)
    made = ledger_page(reviewed.ledger, picture=_picture, to=_to, said=partial(settled_as, reviewed))
    if group is not None:
        made = _of_group(made, group)
    view = _View(
        drafts.progress(draft), made, group or "", drafts.changes(draft), reviewed.remarks, refused,
        f"/check/{draft}", drafts.path(draft).suffix == ".docx",
    )  # fmt: skip
    return page(request, "ledger.html", view, status=status)


def _of_group(made: LedgerPage, group: str) -> LedgerPage:
    from dataclasses import replace

    return replace(made, rows=tuple(row for row in made.rows if group_of(row.finding) == group))


_CROP_DPI, _LETTER_PT, _MARGIN_PT = 110, 612, 24
"""As pages are cropped; most pages are as wide as a letter, and what is not shifts the page by little."""


def _picture(one: Evidence) -> Picture:
    if not one.boxes:
        return Picture("")
    index = one.boxes[0].page
    boxes = [box.bbox for box in one.boxes if box.page == index]
    height = max(box.bottom for box in boxes) - min(box.top for box in boxes) + 2 * _MARGIN_PT
    sides = "&".join(f"box={box.x0:.1f},{box.top:.1f},{box.x1:.1f},{box.bottom:.1f}" for box in boxes[:40])
    to, scale = f"/documents/{one.doc}/crops/{index + 1}.png?{sides}", _CROP_DPI / 72
    if is_sheet(one.file):
        return Picture(to)
    return Picture(to, int(_LETTER_PT * scale), int(height * scale))


def _to(one: Evidence) -> str:
    return address(f"/documents/{one.doc}", at=f"{one.span.start}-{one.span.end}")


@router.get("/check/{draft}/events", include_in_schema=False)
async def tell_progress(request: Request, draft: str) -> StreamingResponse:
    """How far the check is, as server-sent events; the last says that it is done or has failed."""
    drafts = _drafts(request)
    drafts.progress(draft)
    return StreamingResponse(_events(drafts, draft), media_type="text/event-stream")


async def _events(drafts: Drafts, draft: str) -> AsyncIterator[str]:
    last = None
    while True:
        try:
            progress = drafts.progress(draft)
        except NotHereError:
            return
        if progress != last:
            yield f"data: {json.dumps(asdict(progress))}\n\n"
            last = progress
        if not progress.is_pending:
            return
        await asyncio.sleep(_LOOK_EVERY_S)


# -- settling ------------------------------------------------------------------------------------------

_CHOICES = {"accept": Choice.ACCEPT, "reject": Choice.REJECT, "open": Choice.NONE, "note": None}
"""Decisions by the word of the form; a note leaves the decision as it is."""


@router.post("/check/{draft}/findings/{finding}", include_in_schema=False)
def settle(
    request: Request,
    draft: str,
    finding: str,
    choice: Annotated[Literal["accept", "reject", "open", "note"], Form()],
    note: Annotated[str, Form(max_length=2000)] = "",
    seen: Annotated[str, Form(max_length=2100)] = "|",
) -> Response:
    """Keep a person's word on a finding."""
    drafts = _drafts(request)
    try:
        reviewed = drafts.settle(draft, finding, choice=_CHOICES[choice], note=note, seen=seen)
    except ChangedMeanwhileError as exc:
        return _changed(request, draft, exc)
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse(_state(reviewed, finding))
    number = next(
        at for at, one in enumerate(reviewed.ledger.findings, start=1) if one.id.startswith(finding)
    )
    return RedirectResponse(f"/check/{draft}#figure-{number}", status_code=303)


def _changed(request: Request, draft: str, exc: ChangedMeanwhileError) -> Response:
    if "application/json" in request.headers.get("accept", ""):
        made = exc.decision
        said = {
            "choice": str(made.choice) if made else "",
            "note": made.note if made else "",
            "seen": as_seen(made),
        }
        return JSONResponse({"problem": str(exc), **said}, status_code=409)
    return _ledger(request, draft, None, Refused(exc.finding.id, exc.note), 409)


def _state(reviewed: Reviewed, name: str) -> dict[str, object]:
    finding = next(one for one in reviewed.ledger.findings if one.id.startswith(name))
    made = reviewed.decision(finding)
    counts = ledger_page(reviewed.ledger, said=partial(settled_as, reviewed))
    return {
        "choice": str(made.choice) if made else "", "note": made.note if made else "", "seen": as_seen(made),
        "settled": counts.settled, "to_settle": counts.to_settle,
    }  # fmt: skip


@router.post("/check/{draft}/versions", include_in_schema=False)
def hand_in_again(
    request: Request, draft: str, version: UploadFile, bib: Annotated[UploadFile | None, File()] = None
) -> RedirectResponse:
    """Take a second version in; what was decided holds where number and sentence stayed."""
    _drafts(request).add_version(draft, _required(version), _given(bib))
    return RedirectResponse(f"/check/{draft}", status_code=303)


@router.post("/check/{draft}/keep", include_in_schema=False)
def keep_draft(request: Request, draft: str) -> RedirectResponse:
    """Let the draft outlive the desk."""
    _drafts(request).keep(draft)
    return RedirectResponse(f"/check/{draft}", status_code=303)


@router.post("/check/{draft}/remove", include_in_schema=False)
def remove_draft(request: Request, draft: str) -> RedirectResponse:
    """Delete the draft with all that is known of it."""
    _drafts(request).remove(draft)
    return RedirectResponse("/check", status_code=303)


# -- taking back ---------------------------------------------------------------------------------------

Report = Literal["reviewed.docx", "report.html", "report.sarif", "ledger.csv", "decisions.json"]
_MEDIA = {
    "reviewed.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "report.html": "text/html; charset=utf-8",
    "report.sarif": "application/sarif+json",
    "ledger.csv": "text/csv; charset=utf-8",
    "decisions.json": "application/json",
}
"""Media types of reports by file: as IANA lists them."""


@router.get("/check/{draft}/download/{report}", include_in_schema=False)
def download_report(request: Request, desk: AtDesk, draft: str, report: Report) -> Response:
    """A report of the draft's ledger as it is settled now."""
    drafts = _drafts(request)
    reviewed, path = drafts.reviewed(draft), drafts.path(draft)
    match report:
        case "ledger.csv":
            rows = reviewed_rows(reviewed)
            data = to_csv(list(LedgerRow.__dataclass_fields__), [asdict(row) for row in rows]).encode(
                "utf-8", "replace"
            )
        case "decisions.json":
            made = decisions_path(path)
            data = made.read_bytes() if made.is_file() else b"{}"
        case _:
            data = _report(desk, reviewed, path, report)
    stem = reviewed.ledger.draft.rsplit(".", 1)[0]
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{_quoted(f'{stem}-{report}')}"}
    return Response(data, media_type=_MEDIA[report], headers=headers)


def _quoted(name: str) -> str:
    from urllib.parse import quote

    return quote(name, safe="")


def _report(desk: AtDesk, reviewed: Reviewed, draft: Path, report: str) -> bytes:
    from importlib.metadata import version

    with tempfile.TemporaryDirectory() as folder, desk.store() as store:
        target = Path(folder) / report
        wanted = {target.suffix.lstrip("."): target}
        write_reports(reviewed, draft, store, Reports(version=version("figtrace"), **wanted))
        return target.read_bytes()
