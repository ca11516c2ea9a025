"""The listener writes down what it hears and sends on where it is told to."""

from urllib.request import Request, urlopen

from scripts.faults.listener import listening


def test_a_request_is_answered_and_written_down_with_its_headers() -> None:
    with listening() as listener:
        asked = Request(f"http://127.0.0.1:{listener.port}/a", headers={"Authorization": "ApiKey x"})
        with urlopen(asked, timeout=20) as answer:
            assert answer.headers["X-Elastic-Product"] == "Elasticsearch"
            assert b'"9.1.0"' in answer.read()
    (heard,) = listener.heard
    assert heard.startswith("GET /a HTTP/1.1\n")
    assert "ApiKey x" in heard


def test_a_request_is_sent_on() -> None:
    with listening() as listener, listening() as other:
        listener.moved_to = f"http://127.0.0.1:{other.port}"
        with urlopen(f"http://127.0.0.1:{listener.port}/b", timeout=20):
            pass
    assert [len(listener.heard), len(other.heard)] == [1, 1]
    assert other.heard[0].startswith("GET /b ")
