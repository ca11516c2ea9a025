"""Settings of strangers, and keys of odd forms: nothing is sent or printed that must not be."""

from __future__ import annotations

import base64
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from scripts.faults.listener import Listener, listening
from scripts.faults.running import Command
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial

__all__ = ["SCENES", "Stage", "run", "staged"]

_KEY, _FILED = "usersKeyUsersKey", "filesKeyFilesKey"
_PASSWORD = "hunter2hunter2"
_SECRETS = (_KEY, _FILED, _PASSWORD, "root:x:0")
_URLS = (
    f"http://user:{_PASSWORD}@127.0.0.1:1", f"https://user:{_PASSWORD}@[::1", f"user:{_PASSWORD}@host",
    f"http://user:{_PASSWORD}@127.0.0.1:99999", f"ftp://user:{_PASSWORD}@127.0.0.1/",
    f"http://127.0.0.1:1/?password={_PASSWORD}", f"https://user:{_PASSWORD}@127.0.0.1:1/#@x",
    f"https://127.0.0.1:1/#{_PASSWORD}", f"https://user:?{_PASSWORD}@127.0.0.1:1", f"{_PASSWORD}://127.0.0.1:1",
    f"https://user%3A{_PASSWORD}%40127.0.0.1:1", f"https://user:a/{_PASSWORD}@127.0.0.1:1",
)  # fmt: skip
"""With a password, which must be shown in no message."""
_MARK = "stranger-was-here"


@dataclass(frozen=True, slots=True)
class Stage:
    """A stranger's corpus above the folder where the user stands."""

    trial: Trial
    tally: Tally
    command: Command
    listener: Listener

    @property
    def url(self) -> str:
        """Of the listener."""
        return f"http://127.0.0.1:{self.listener.port}"

    @property
    def config(self) -> Path:
        """The strange corpus's settings."""
        return self.command.corpus / "config.toml"

    def act(self, title: str, *arguments: str, config: str = "", may: str = "", **env: str) -> None:
        """Call the command with this config; what is sent and printed is judged.

        It may send nothing; or "ask" without a secret; or it must "send" one.
        """
        self.listener.heard.clear()
        if config:
            self.config.write_text(config, encoding="utf-8")
        ran = self.command.with_env(**env).run(*arguments, cwd=self.command.corpus.parent)
        self.tally.judge(ran, title, statuses=(0, 1, 2))
        shown = [secret for secret in _forms() if secret in ran.out + ran.err]
        self.tally.count("printed", f"{title}: {shown}", times=len(shown))
        asked = self.listener.heard
        sent = [text for text in asked if any(secret in text for secret in _forms())]
        wrong = {"": asked, "ask": sent, "send": []}[may]
        self.tally.count("sent", f"{title}: {wrong[:1]}", times=len(wrong))
        unused = may == "send" and not sent
        self.tally.count("unclear", f"{title}: the key that may be used is not", times=unused)
        mark = self.command.home.parent / _MARK
        self.tally.count("ran", f"{title}: the stranger's code was run", times=mark.exists())
        mark.unlink(missing_ok=True)


def _forms() -> list[str]:
    """The secrets, and what they look like in a header."""
    pairs = [base64.b64encode(f"user:{secret}".encode()).decode().rstrip("=") for secret in _SECRETS]
    return [*_SECRETS, *pairs]


def run(trial: Trial, tally: Tally) -> None:
    """Every way by which a secret might get out, or as many of them as there are rounds."""
    with staged(trial, tally) as stage:
        for scene in list(SCENES.values())[: trial.rounds]:
            scene(stage)


@contextmanager
def staged(trial: Trial, tally: Tally) -> Iterator[Stage]:
    """The stage, with its listener and a home whose user has a key."""
    corpus, home = trial.copy("project/.figtrace"), trial.folder / "home"
    (home / ".config" / "figtrace").mkdir(parents=True)
    (trial.folder / "key").write_text(_FILED, encoding="utf-8")
    nobody = {"FIGTRACE_ES_URL": "", "FIGTRACE_ES_API_KEY": "", "FIGTRACE_ES_CA": ""}
    with listening() as listener:
        command = Command(corpus, home, engine="elasticsearch", model=None).with_env(**nobody)
        yield Stage(trial, tally, command, listener)


def _section(**entries: object) -> str:
    return "[elasticsearch]\n" + "".join(f'{name} = "{value}"\n' for name, value in entries.items())


def _strange_servers(stage: Stage) -> None:
    """A corpus's config names its own server."""
    file = stage.trial.folder / "key"
    url = stage.url
    alone, both = _section(url=url), _section(url=url, api_key_file=file)
    stage.act("a strange server", "search", "trade", config=alone, FIGTRACE_ES_API_KEY=_KEY)
    stage.act("server and key file", "search", "trade", config=both)
    passwords = _section(url=url, api_key_file="/etc/passwd")
    stage.act("server and /etc/passwd", "search", "trade", config=passwords)
    named = _section(api_key_file=file)
    title = "key file alone, server of the user"
    stage.act(title, "search", "trade", config=named, may="ask", FIGTRACE_ES_URL=url)
    for arguments in (("index", "rebuild"), ("ingest", str(stage.trial.papers[0])), ("status",)):
        stage.act(arguments[0], *arguments, config=both, FIGTRACE_ES_API_KEY=_KEY)
    stage.config.unlink()


def _odd_keys(stage: Stage) -> None:
    """Keys and URLs that are none must not be repeated."""
    for key in (f"{_KEY}\n{_KEY}", f"{_KEY} x", f"{_KEY}é", f"\t{_KEY}", f"{_KEY}\x1b[2J"):
        title = f"a key of an odd form, {key[-3:]!r}"
        stage.act(title, "search", "trade", FIGTRACE_ES_URL=stage.url, FIGTRACE_ES_API_KEY=key)
    for url in _URLS:
        stage.act(url, "search", "trade", FIGTRACE_ES_URL=url)
    address = _own_address()
    if address:
        with listening(address) as other:
            plain = f"http://{address}:{other.port}"
            stage.act("plain http", "search", "trade", FIGTRACE_ES_URL=plain, FIGTRACE_ES_API_KEY=_KEY)
            heard = sum(_KEY in text for text in other.heard)
            stage.tally.count("sent", "a key goes over plain http to another machine", times=heard)


def _own_address() -> str:
    """An address of this machine that is not the loopback's; "" if it has none. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked, suppress(OSError):
        asked.connect(("192.0.2.1", 9))  # TEST-NET-1 of RFC 5737
        found = str(asked.getsockname()[0])
        return "" if found.startswith("127.") else found
    return ""


def _trusted(stage: Stage) -> None:
    """What a person trusts is used, until it changes."""
    good = _section(url=stage.url)
    if "  trust " not in stage.command.run("--help").out:
        return
    stage.act("trust", "trust", config=good)
    stage.act("trust a password", "trust", config=_section(url=f"https://user:{_PASSWORD}@127.0.0.1:1"))
    stage.act("a list of passwords", "status", config=f'[elasticsearch]\nurl = ["user:{_PASSWORD}@host"]\n')
    stage.act("trust again", "trust", config=good)
    stage.act("a trusted server", "search", "trade", may="send", FIGTRACE_ES_API_KEY=_KEY)
    stage.act("changed since", "search", "trade", config=f"{good}# more\n", FIGTRACE_ES_API_KEY=_KEY)
    stage.config.unlink()


def _own_settings(stage: Stage) -> None:
    """The user's own config is used; what it answers cannot send the key elsewhere."""
    own = stage.command.home / ".config" / "figtrace" / "config.toml"
    own.write_text(_section(url=stage.url, api_key_file=stage.trial.folder / "key"), encoding="utf-8")
    stage.act("the user's own settings", "search", "trade", may="send")
    with listening() as other:
        stage.listener.moved_to = f"http://127.0.0.1:{other.port}"
        stage.act("a server that sends on", "search", "trade", may="send")
        stage.listener.moved_to = ""
        stage.tally.count(
            "sent", "a key follows a redirect", times=sum(_FILED in text for text in other.heard)
        )
    own.unlink()


def _strange_files(stage: Stage) -> None:
    """A corpus's config names code, lists and itself."""
    mark, draft = stage.command.home.parent / _MARK, stage.trial.folder / "draft.md"
    code = stage.command.corpus / "model"
    code.mkdir()
    for file in (code / "__init__.py", stage.command.corpus.parent / "stranger.py"):
        file.write_text(f"open({str(mark)!r}, 'w').close()\n", encoding="utf-8")
    draft.write_text("Mr. Mao's exports rose by 12 percent in 2008.\n", encoding="utf-8")
    check = ("--engine", "tantivy", "check", str(draft))
    for model in (str(code), "stranger", "../stranger", "os"):
        config = f'[nlp]\nmodel = "{model}"\n'
        stage.act(f"model = {model!r}", *check, config=config)
    lists = '[nlp]\ngazetteers = ["/etc/passwd"]\n'
    stage.act("gazetteer /etc/passwd", *check, config=lists)
    for text in ("\x00\x01", "[nlp]\nmodel = 5\n", "nlp = 5\n", "a.b." * 5_000, "a = " + "[" * 50_000):
        stage.act(f"config {text[:12]!r}", "status", config=text)
    stage.config.unlink()
    stage.config.symlink_to("/etc/passwd")
    stage.act("config is a link to /etc/passwd", "status")


SCENES: dict[str, Callable[[Stage], None]] = {
    "strange servers": _strange_servers,
    "trusted": _trusted,
    "own settings": _own_settings,
    "odd keys": _odd_keys,
    "strange files": _strange_files,
}
"""What is tried, in this order."""
