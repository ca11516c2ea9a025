"""Bytes go through, late or not at all, as the proxy is told."""

import time
from contextlib import suppress
from urllib.request import urlopen

import pytest

from scripts.faults.listener import listening
from scripts.faults.proxy import Proxy, proxy_to


def test_what_is_asked_goes_through_and_is_counted() -> None:
    with listening() as listener, proxy_to(f"http://127.0.0.1:{listener.port}") as proxy:
        assert proxy.url.startswith("http://127.0.0.1:")
        with urlopen(proxy.url, timeout=20) as answer:
            assert b"You Know" in answer.read()
    assert len(listener.heard) == 1
    assert proxy.passed > 200
    assert proxy.cuts == 0


def test_pieces_come_late() -> None:
    with listening() as listener, proxy_to(f"http://127.0.0.1:{listener.port}") as proxy:
        proxy.delay = 0.2
        began = time.monotonic()
        with urlopen(proxy.url, timeout=20):
            assert time.monotonic() - began >= 0.4


@pytest.mark.parametrize("how", ["cut_every", "dead_after"])
def test_a_connection_is_cut(how: str) -> None:
    with listening() as listener, proxy_to(f"http://127.0.0.1:{listener.port}") as proxy:
        setattr(proxy, how, 10)
        with suppress(OSError):
            urlopen(proxy.url, timeout=20)
            pytest.fail("it was not cut")
    assert proxy.cuts >= 1
    assert listener.heard == []


def test_after_a_cut_bytes_pass_again_but_not_after_the_last() -> None:
    proxy = Proxy(cut_every=10)
    assert [proxy.lets(6) for _ in range(4)] == [True, False, True, False]
    dead = Proxy(dead_after=10)
    assert [dead.lets(6) for _ in range(4)] == [True, False, False, False]
