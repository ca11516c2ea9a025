"""Settings of strangers, and keys of odd forms: nothing is sent or printed that must not be."""

from __future__ import annotations

import base64
import socket
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from scripts.faults.listener import Listener, listening
from scripts.faults.running import Command, Ran
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial

__all__ = ["run"]

_KEY, _FILED = "usersKeyUsersKey", "filesKeyFilesKey"
_PASSWORD = "hunter2hunter2"
_SECRETS = (_KEY, _FILED, _PASSWORD, "root:x:0")
_URLS = (
    f"http://user:{_PASSWORD}@127.0.0.1:1", f"https://user:{_PASSWORD}@[::1", f"user:{_PASSWORD}@host",
    f"http://user:{_PASSWORD}@127.0.0.1:99999", f"ftp://user:{_PASSWORD}@127.0.0.1/",
    f"http://127.0.0.1:1/?password={_PASSWORD}", f"https://user:{_PASSWORD}@127.0.0.1:1/#@x",
)  # fmt: skip
"""With a password, which must be shown in no message."""
_MARK = "stranger-was-here"


@dataclass(frozen=True, slots=True)
class _Stage:
    """A stranger's corpus above the folder where the user stands."""

    trial: Trial
    tally: Tally
    command: Command
    listener: Listener

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.listener.port}"

    @property
    def config(self) -> Path:
        return self.command.corpus / "config.toml"

    def act(self, title: str, *arguments: str, config: str = "", may_send: bool = False, **env: str) -> Ran:
        """Call the command with this config; what is sent and printed is judged."""
        self.listener.heard.clear()
        if config:
            self.config.write_text(config, encoding="utf-8")
        ran = self.command.with_env(**env).run(*arguments, cwd=self.command.corpus.parent)
        self.tally.judge(ran, title, statuses=(0, 1, 2))
        shown = [secret for secret in _forms() if secret in ran.out + ran.err]
        self.tally.count("printed", f"{title}: {shown}", times=len(shown))
        sent = [text for text in self.listener.heard for secret in _forms() if secret in text]
        self.tally.count("sent", f"{title}: {sent[:1]}", times=0 if may_send else len(sent))
        wrong = may_send and not sent
        self.tally.count("unclear", f"{title}: the key of the user's own settings is not used", times=wrong)
        mark = self.command.home.parent / _MARK
        self.tally.count("ran", f"{title}: the stranger's code was run", times=mark.exists())
        mark.unlink(missing_ok=True)
        return ran


def _forms() -> list[str]:
    """The secrets, and what they look like in a header."""
    pairs = [base64.b64encode(f"user:{secret}".encode()).decode().rstrip("=") for secret in _SECRETS]
    return [*_SECRETS, *pairs]


def run(trial: Trial, tally: Tally) -> None:
    """Every way by which a secret might get out."""
    with listening() as listener:
        corpus = trial.copy("project/.figtrace")
        home = trial.folder / "home"
        (home / ".config" / "figtrace").mkdir(parents=True)
        (trial.folder / "key").write_text(_FILED, encoding="utf-8")
        stage = _Stage(trial, tally, Command(corpus, home, engine="elasticsearch"), listener)
        _strange_servers(stage)
        _odd_keys(stage)
        _trusted(stage)
        _own_settings(stage)
        _strange_files(stage)


def _section(**entries: object) -> str:
    return "[elasticsearch]\n" + "".join(f'{name} = "{value}"\n' for name, value in entries.items())


def _strange_servers(stage: _Stage) -> None:
    """A corpus's config names its own server."""
    file = stage.trial.folder / "key"
    url = stage.url
    stage.act(
        "server of a strange config", "search", "trade", config=_section(url=url), FIGTRACE_ES_API_KEY=_KEY
    )
    stage.act("server and key file", "search", "trade", config=_section(url=url, api_key_file=file))
    stage.act(
        "server and /etc/passwd", "search", "trade", config=_section(url=url, api_key_file="/etc/passwd")
    )
    named = _section(api_key_file=file)
    stage.act("key file alone, server of the user", "search", "trade", config=named, FIGTRACE_ES_URL=url)
    for arguments in (("index", "rebuild"), ("ingest", str(stage.trial.papers[0])), ("status",)):
        stage.act(
            arguments[0], *arguments, config=_section(url=url, api_key_file=file), FIGTRACE_ES_API_KEY=_KEY
        )
    stage.config.unlink()


def _odd_keys(stage: _Stage) -> None:
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


def _trusted(stage: _Stage) -> None:
    """What a person trusts is used, until it changes."""
    good = _section(url=stage.url)
    if "  trust " not in stage.command.run("--help").out:
        return
    stage.act("trust", "trust", config=good)
    stage.act("a trusted server", "search", "trade", may_send=True, FIGTRACE_ES_API_KEY=_KEY)
    stage.act("changed since", "search", "trade", config=f"{good}# more\n", FIGTRACE_ES_API_KEY=_KEY)
    stage.config.unlink()


def _own_settings(stage: _Stage) -> None:
    """The user's own config is used; what it answers cannot send the key elsewhere."""
    own = stage.command.home / ".config" / "figtrace" / "config.toml"
    own.write_text(_section(url=stage.url, api_key_file=stage.trial.folder / "key"), encoding="utf-8")
    stage.act("the user's own settings", "search", "trade", may_send=True)
    with listening() as other:
        stage.listener.moved_to = f"http://127.0.0.1:{other.port}"
        stage.act("a server that sends on", "search", "trade", may_send=True)
        stage.listener.moved_to = ""
        stage.tally.count(
            "sent", "a key follows a redirect", times=sum(_FILED in text for text in other.heard)
        )
    own.unlink()


def _strange_files(stage: _Stage) -> None:
    """A corpus's config names code, lists and itself."""
    mark = stage.command.home.parent / _MARK
    code = stage.command.corpus / "model"
    code.mkdir()
    for file in (code / "__init__.py", stage.command.corpus.parent / "stranger.py"):
        file.write_text(f"open({str(mark)!r}, 'w').close()\n", encoding="utf-8")
    draft = stage.trial.folder / "draft.md"
    draft.write_text("Mr. Mao's exports rose by 12 percent in 2008.\n", encoding="utf-8")
    for model in (str(code), "stranger", "../stranger", "os"):
        config = f'[nlp]\nmodel = "{model}"\n'
        stage.act(
            f"model = {model!r}",
            "--engine",
            "tantivy",
            "check",
            str(draft),
            config=config,
            FIGTRACE_MODEL=model,
        )
    lists = '[nlp]\ngazetteers = ["/etc/passwd"]\n'
    stage.act("gazetteer /etc/passwd", "--engine", "tantivy", "check", str(draft), config=lists)
    for text in ("\x00\x01", "[nlp]\nmodel = 5\n", "nlp = 5\n", "a.b." * 5_000, "a = " + "[" * 50_000):
        stage.act(f"config {text[:12]!r}", "status", config=text)
    stage.config.unlink()
    stage.config.symlink_to("/etc/passwd")
    stage.act("config is a link to /etc/passwd", "status")
