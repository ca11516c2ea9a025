"""A client is opened where a server is named and a secret stays one; no server is needed to refuse."""

import os
from contextlib import nullcontext
from pathlib import Path

import pytest
from elastic_transport import ApiResponseMeta, HttpHeaders, NodeConfig, Transport, TransportApiResponse

from corpus.errors import EngineDownError, EngineError
from corpus.settings import ElasticSettings
from search.engines.elastic import client
from search.engines.elastic.client import open_client

NOBODY = "http://127.0.0.1:1"


def test_without_a_server_the_remedy_is_told() -> None:
    with pytest.raises(EngineError, match="set FIGTRACE_ES_URL"):
        open_client(ElasticSettings())


def test_a_server_of_an_untrusted_config_is_not_used_and_trust_is_told() -> None:
    with pytest.raises(EngineError, match=r"c\.toml names a server or a key, .*figtrace trust"):
        open_client(ElasticSettings(untrusted=Path("c.toml")))


def test_a_server_of_ones_own_is_used_beside_an_untrusted_config() -> None:
    with pytest.raises(EngineDownError, match="no Elasticsearch answers"):
        open_client(ElasticSettings(NOBODY, untrusted=Path("c.toml")))


@pytest.mark.parametrize(
    "given",
    [
        ElasticSettings("http://example.org:9200", api_key="hidden"),
        ElasticSettings("http://u:hidden@example.org"),
    ],
)
def test_a_secret_is_not_sent_in_the_clear_and_not_shown(given: ElasticSettings) -> None:
    with pytest.raises(EngineError, match="sent in the clear") as caught:
        open_client(given)
    assert "hidden" not in str(caught.value)


def test_on_this_machine_a_key_may_be_sent() -> None:
    with pytest.raises(EngineDownError):
        open_client(ElasticSettings(NOBODY, api_key="hidden"))


def test_a_password_is_not_shown_where_nobody_answers() -> None:
    with pytest.raises(EngineDownError) as caught:
        open_client(ElasticSettings("http://u:hidden@127.0.0.1:1"))
    assert "hidden" not in str(caught.value)


@pytest.mark.timeout(20)
def test_an_authority_is_not_waited_for_from_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ca.crt")
    with pytest.raises(EngineError, match="it is a pipe, socket or device"):
        open_client(ElasticSettings("https://127.0.0.1:1", ca_file=str(tmp_path / "ca.crt")))


def test_a_fingerprint_needs_a_certificate_to_be_held_against() -> None:
    with pytest.raises(EngineError, match="name it by https"):
        open_client(ElasticSettings(NOBODY, fingerprint="ab" * 32))


@pytest.mark.parametrize(("statuses", "asked"), [([503, 429, 200], 3), ([200], 1), ([503] * 9, 6)])
def test_a_server_that_is_busy_is_asked_again_for_a_while(
    monkeypatch: pytest.MonkeyPatch, statuses: list[int], asked: int
) -> None:
    slept: list[float] = []
    given = list(statuses)

    def answer(*_: object, **__: object) -> TransportApiResponse:
        node = NodeConfig("http", "made.up", 9200)
        return TransportApiResponse(ApiResponseMeta(given.pop(0), "1.1", HttpHeaders(), 0.1, node), {})

    monkeypatch.setattr(Transport, "perform_request", answer)
    monkeypatch.setattr("time.sleep", slept.append)
    patient = client._Patient([NodeConfig("http", "made.up", 9200)])
    patient.perform_request("GET", "/")
    assert len(slept) == asked - 1
    assert slept == sorted(slept)


def test_pauses_between_tries_grow_from_half_a_second_to_eight() -> None:
    assert client._PAUSES == (0.5, 1.0, 2.0, 4.0, 8.0)
    assert client.RETRY == (429, 502, 503, 504)


@pytest.mark.parametrize(
    ("version", "is_known"),
    [("7.17.9", False), ("8.0.0", True), ("9.1.2", True), ("10.0.0", False), ("80.1", False)],
)
def test_versions_8_and_9_are_known(version: str, *, is_known: bool) -> None:
    given = ElasticSettings(NOBODY)
    if is_known:
        client._refuse_old(given, version)
    else:
        with pytest.raises(EngineError, match=rf"is Elasticsearch {version}: 8\.x or 9\.x is needed"):
            client._refuse_old(given, version)


@pytest.mark.parametrize(
    ("given", "is_refused"),
    [
        (ElasticSettings("", untrusted=Path("c.toml")), True),
        (ElasticSettings(NOBODY, untrusted=Path("c.toml")), False),
        (ElasticSettings("http://example.org:9200"), False),
        (ElasticSettings("https://example.org:9200", api_key="k"), False),
        (ElasticSettings("http://example.org:9200", api_key="k"), True),
    ],
)
def test_a_secret_goes_only_where_a_person_sends_it(given: ElasticSettings, *, is_refused: bool) -> None:
    with pytest.raises(EngineError) if is_refused else nullcontext():
        client._refuse_to_tell(given)
