"""The door: each line of the list of what must not come in, or get out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from figtrace.serve.web import guard
from figtrace.serve.web.app import make_app
from figtrace.serve.web.guard import LARGEST_UPLOAD, Door, Guard, door
from tests.figtrace.serve.web.hostile import HOSTILE_TITLE, hostile_corpus

AT = door(8765, token="right")
BASE = "http://127.0.0.1:8765"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_corpus(tmp_path_factory.mktemp("a-machine's-own-folder") / "corpus")


@pytest.fixture(scope="module")
def outside(home: Path) -> Iterator[TestClient]:
    """A browser that has shown no token."""
    with TestClient(make_app(home, "tantivy", AT), base_url=BASE, follow_redirects=False) as http:
        yield http


@pytest.fixture
def inside(outside: TestClient) -> Iterator[TestClient]:
    """The same with the token's cookie."""
    outside.cookies.set(AT.cookie, "right")
    yield outside
    outside.cookies.clear()


def test_without_a_token_nothing_is_shown(outside: TestClient) -> None:
    answer = outside.get("/")
    assert answer.status_code == 401
    assert "token" in answer.text


@pytest.mark.parametrize("token", ["wrong", "", "righ", "right ", "rïght"])
def test_a_wrong_token_opens_nothing(outside: TestClient, token: str) -> None:
    assert outside.get("/", params={"token": token}).status_code == 401
    header = (b"authorization", b"Bearer " + token.encode())
    assert outside.get("/api/corpus", headers=[header]).status_code == 401


def test_the_right_token_becomes_a_cookie_that_scripts_and_sites_do_not_have(
    outside: TestClient,
) -> None:
    answer = outside.get("/search?q=a&token=right")
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=a")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    outside.cookies.clear()


def test_the_token_leads_to_no_other_site(outside: TestClient) -> None:
    answer = outside.get(f"{BASE}//evil.example/x?token=right")
    assert answer.headers["location"].startswith("/evil.example")
    outside.cookies.clear()


def test_a_program_shows_the_token_in_a_header(outside: TestClient) -> None:
    assert outside.get("/api/corpus", headers={"Authorization": "Bearer right"}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", ""])
def test_a_foreign_host_is_refused_even_with_the_token(inside: TestClient, host: str) -> None:
    assert inside.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8765", "[::1]:8765"])
def test_this_machine_has_several_names(outside: TestClient, host: str) -> None:
    headers = {"Host": host, "Authorization": "Bearer right"}
    assert outside.get("/api/corpus", headers=headers).status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:9999"])
def test_a_foreign_origin_is_refused_even_with_the_token(inside: TestClient, origin: str) -> None:
    answer = inside.post("/entity-decisions", data={"action": "undo"}, headers={"Origin": origin})
    assert answer.status_code == 403
    assert inside.get("/", headers={"Origin": origin}).status_code == 403


def test_a_form_that_another_site_sends_is_refused(inside: TestClient) -> None:
    answer = inside.post("/check", files={"draft": ("a.md", b"x")}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_the_browser_is_told_to_take_nothing_from_elsewhere(inside: TestClient) -> None:
    for path in ("/", "/api/corpus", "/static/figtrace.css", "/nowhere"):
        headers = inside.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/", "/search?q=salmon", "/entities", "/figures?words=salmon", "/check", "/docs"]
)
def test_no_page_has_a_script_or_style_in_it(inside: TestClient, path: str) -> None:
    page = inside.get(path).text
    assert "<script>" not in page
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page
    assert "//" not in page.replace("http://www.w3.org/", "").replace("<!doctype", "")


@pytest.mark.parametrize("path", ["/", "/search?q=salmon", "/figures?words=salmon", "/search.json?q=salmon"])
def test_a_title_of_a_paper_is_never_markup(inside: TestClient, path: str) -> None:
    answer = inside.get(path)
    assert answer.status_code == 200
    if answer.headers["content-type"].startswith("text/html"):
        assert HOSTILE_TITLE not in answer.text
        assert "&lt;img src=x onerror=" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/", "/corpus.json", "/search?q=salmon", "/search.json?q=salmon", "/figures?words=salmon",
        "/entities",
        "/conflicts", "/documents/{doc}", "/documents/{doc}.json", "/documents/{doc}/pages/1.png",
        "/search/hits.csv?q=salmon",
    ],
)  # fmt: skip
def test_no_page_says_where_on_the_machine_anything_lies(inside: TestClient, home: Path, path: str) -> None:
    doc = inside.get("/corpus.json").json()["rows"][0]["id"]
    answer = inside.get(path.format(doc=doc))
    assert "/secret/folder" not in answer.text
    assert str(home.parent) not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/documents/../../corpus.db", "/documents/%2e%2e%2fcorpus.db", "/static/..%2f..%2fcorpus.db",
        "/static/%2e%2e/app.py",
        "/check/..%2f..%2fcorpus.db", "/check/%2e%2e/download/ledger.csv", "/documents/....//pages/1.png",
    ],
)  # fmt: skip
def test_no_address_leads_out_of_the_desk(inside: TestClient, path: str) -> None:
    answer = inside.get(path)
    assert answer.status_code in (404, 422)
    assert b"SQLite" not in answer.content


def test_an_upload_of_200_megabytes_is_refused_before_it_is_read(inside: TestClient) -> None:
    headers = {"Content-Length": "200000000", "Content-Type": "multipart/form-data; boundary=x"}
    answer = inside.post("/check", content=b"", headers=headers)
    assert answer.status_code == 413
    assert "64 MB" in answer.text


def test_an_upload_that_says_no_length_is_cut_off(inside: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="draft"; filename="a.md"\r\n\r\n'
        for _ in range(LARGEST_UPLOAD // 1_000_000 + 2):
            yield b"a" * 1_000_000
        yield b"\r\n--x--\r\n"

    answer = inside.post(
        "/check", content=pieces(), headers={"Content-Type": "multipart/form-data; boundary=x"}
    )
    assert answer.status_code >= 400
    assert inside.get("/check.json").json()["drafts"] == []


async def _plain(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that tells how many bytes it was sent."""
    size, more = 0, scope["type"] == "http"
    while more:
        message = await receive()
        size, more = size + len(message.get("body", b"")), message.get("more_body", False)
        if message["type"] == "http.disconnect":
            size = -1
    await PlainTextResponse(str(size))(scope, receive, send)


def _asked(
    method: str = "GET", path: str = "/x", *, at: Door = AT, **headers: str
) -> tuple[int, Mapping[str, str]]:
    """Status and headers of the guard's answer to a program that has the token, or says otherwise."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    http = TestClient(Guard(_plain, at=at), base_url=BASE, follow_redirects=False)
    answer = http.request(method, path, headers={"authorization": "Bearer right", **named})
    return answer.status_code, answer.headers


@pytest.mark.parametrize(
    ("method", "site", "status"),
    [
        ("POST", "same-origin", 200),
        ("POST", "none", 200),
        ("POST", "same-site", 403),
        ("POST", "cross-site", 403),
        ("DELETE", "cross-site", 403),
        ("GET", "cross-site", 200),
        ("HEAD", "cross-site", 200),
        ("OPTIONS", "cross-site", 200),
    ],
)
def test_only_what_changes_something_must_come_from_the_desks_own_pages(
    method: str, site: str, status: int
) -> None:
    assert _asked(method, sec_fetch_site=site)[0] == status


def test_a_request_from_the_desks_own_page_is_let_in() -> None:
    assert _asked("POST", origin="http://127.0.0.1:8765")[0] == 200
    assert _asked("POST", origin="https://127.0.0.1:8765")[0] == 403


@pytest.mark.parametrize(
    ("size", "status"), [("64000000", 200), ("64000001", 413), ("many", 200), ("²", 200), ("-1", 200)]
)
def test_what_is_announced_may_have_64_megabytes(size: str, status: int) -> None:
    headers = [(b"content-length", size.encode()), (b"host", b"127.0.0.1:8765")]
    scope = {"type": "http", "method": "GET", "path": "/favicon.ico", "query_string": b"", "headers": headers}
    refused = Guard(_plain, at=AT)._refused(scope)
    assert (refused.status_code if refused else 200) == status


@pytest.mark.parametrize(
    ("shown", "status"),
    [
        ("Bearer right", 200),
        ("token right", 200),
        ("TOKEN right", 200),
        ("Basic right", 401),
        ("right", 401),
        ("Bearer wrong", 401),
        ("", 401),
    ],
)
def test_a_token_is_shown_as_token_or_bearer(shown: str, status: int) -> None:
    assert _asked(authorization=shown)[0] == status


@pytest.mark.parametrize(
    ("path", "status"),
    [("/favicon.ico", 200), ("/static/figtrace.css", 200), ("/static/other.css", 401), ("/", 401)],
)
def test_without_a_token_only_what_makes_the_refusal_readable_is_given(path: str, status: int) -> None:
    assert _asked(path=path, authorization="")[0] == status


def test_a_token_in_the_address_opens_for_those_who_look_alone() -> None:
    assert _asked("POST", "/x?token=right", authorization="")[0] == 401
    answer = _asked(path="/x?token=right&q=a%26b&empty=", authorization="")
    assert (answer[0], answer[1]["location"]) == (303, "/x?q=a%26b&empty=")
    assert _asked(path="/x?token=right", authorization="")[1]["location"] == "/x"


def test_a_cookie_that_cannot_be_read_or_is_of_another_desk_opens_nothing() -> None:
    assert _asked(authorization="", cookie="figtrace-8765=right")[0] == 200
    assert _asked(authorization="", cookie="figtrace-8766=right")[0] == 401
    assert _asked(authorization="", cookie="figtrace-8765=wrong")[0] == 401
    assert _asked(authorization="", cookie="a[=\x01;")[0] == 401


def test_a_desk_at_port_80_is_called_without_its_port_and_others_are_not() -> None:
    assert {"localhost", "localhost:80", "desk.example"} <= door(80, also=["desk.example"]).hosts
    assert "localhost" not in door(8080).hosts
    assert door(8080, also=["desk.example"]).hosts >= {"desk.example:8080", "[::1]:8080"}
    assert door(8080).origins >= {"http://localhost:8080"}
    assert door(8080).cookie != door(8081).cookie
    assert len({door(8080).token for _ in range(3)}) == 3
    assert len(door(8080).token) >= 40


def test_what_an_answer_says_of_its_keeping_stays_and_else_it_is_not_kept() -> None:
    assert _asked()[1]["cache-control"] == "no-store"
    refused = _asked(authorization="")
    assert refused[1]["x-content-type-options"] == "nosniff"


def test_up_to_the_bound_all_bytes_come_in_and_beyond_it_the_reader_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guard, "LARGEST_UPLOAD", 10)

    def sent(*pieces: bytes) -> str:
        http = TestClient(Guard(_plain, at=AT), base_url=BASE)
        return http.post("/x", content=iter(pieces), headers={"authorization": "Bearer right"}).text

    assert sent(b"12345", b"67890") == "10"
    assert sent(b"12345", b"67890", b"1") == "-1"


def test_what_is_no_request_passes_the_door() -> None:
    with TestClient(Guard(Starlette(), at=AT), base_url=BASE) as http:
        assert http.get("/", headers={"authorization": "Bearer right"}).status_code == 404
