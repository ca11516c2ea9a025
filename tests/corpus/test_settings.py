"""Option, environment, config file, in this order."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UsageError
from corpus.settings import DEFAULT_MODEL, ElasticSettings, corpus_folder, load_settings
from corpus.trust import trust


def at_home(tmp_path: Path, **more: str) -> dict[str, str]:
    """An environment whose user has an empty home."""
    return {"HOME": str(tmp_path / "home"), **more}


def trusted(tmp_path: Path, text: str) -> dict[str, str]:
    """The environment of a user who trusts a config of this text."""
    path, env = tmp_path / "config.toml", at_home(tmp_path)
    path.write_text(text, encoding="utf-8")
    trust(path, text.encode(), env=env)
    return env


def test_a_given_folder_wins_over_the_environment(tmp_path: Path) -> None:
    env = {"FIGTRACE_CORPUS": "/elsewhere"}
    assert corpus_folder(tmp_path, env=env) == tmp_path
    assert corpus_folder(None, env=env) == Path("/elsewhere")


def test_the_nearest_corpus_upwards_is_found(tmp_path: Path) -> None:
    (tmp_path / ".figtrace").mkdir()
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert corpus_folder(env={}, here=deep) == tmp_path / ".figtrace"


def test_without_any_the_current_folder_gets_one(tmp_path: Path) -> None:
    assert corpus_folder(env={}, here=tmp_path) == tmp_path / ".figtrace"
    assert not (tmp_path / ".figtrace").exists()


def test_without_a_config_the_defaults_hold(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, env=at_home(tmp_path))
    assert (settings.model, settings.elastic.url, settings.gazetteers) == (DEFAULT_MODEL, "", ())
    assert settings.db == tmp_path / "corpus.db"
    assert settings.index == tmp_path / "index"


def test_the_config_is_read_and_the_environment_wins(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("secret\n", encoding="utf-8")
    env = trusted(
        tmp_path,
        f'[elasticsearch]\nurl = "http://a"\napi_key_file = "{tmp_path / "key"}"\n'
        '[nlp]\nmodel = "x"\ngazetteers = ["mine.toml"]\n',
    )
    settings = load_settings(tmp_path, env={**env, "FIGTRACE_ES_URL": "http://b", "FIGTRACE_MODEL": ""})
    assert (settings.elastic.url, settings.elastic.api_key, settings.model) == ("http://b", "secret", "")
    assert settings.gazetteers == (tmp_path / "mine.toml",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[elasticsearch", "correct the file"),
        ("[elastic]\n", r"unknown section \[elastic\]"),
        ("[elasticsearch]\npassword = 'x'\n", "unknown entry 'password'"),
        ("[elasticsearch]\nurl = 9200\n", "url is no text; expected one line in quotes"),
        ("[elasticsearch]\napi_key_file = '/no/such/file'\n", "API key cannot be read"),
        ("[nlp]\ngazetteers = 'mine.toml'\n", "expected a list"),
    ],
)
def test_a_config_with_a_mistake_names_it(tmp_path: Path, text: str, told: str) -> None:
    env = trusted(tmp_path, text)
    with pytest.raises(UsageError, match=told):
        load_settings(tmp_path, env=env)


def test_an_untrusted_config_names_no_server_and_no_key(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("hidden", encoding="utf-8")
    text = f'[elasticsearch]\nurl = "https://x"\napi_key_file = "{tmp_path / "token"}"\nprefix = "p"\n'
    env = trusted(tmp_path, text)
    assert load_settings(tmp_path, env=env).elastic == ElasticSettings("https://x", "hidden", "", "p")
    (tmp_path / "config.toml").write_text(text + "\n", encoding="utf-8")  # a change must be trusted anew
    elastic = load_settings(tmp_path, env=env).elastic
    assert (elastic.url, elastic.api_key, elastic.prefix) == ("", "", "p")
    assert elastic.untrusted == tmp_path / "config.toml"


def test_the_users_own_config_holds_where_the_corpus_says_nothing(tmp_path: Path) -> None:
    own = tmp_path / "home" / ".config" / "figtrace" / "config.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[elasticsearch]\nurl = "https://own"\n[nlp]\nmodel = "mine"\n', encoding="utf-8")
    (tmp_path / "config.toml").write_text('[nlp]\nmodel = "theirs"\n', encoding="utf-8")
    settings = load_settings(tmp_path, env=at_home(tmp_path))
    assert (settings.elastic.url, settings.model) == ("https://own", "theirs")
    assert settings.elastic.untrusted is None


@pytest.mark.parametrize("key", ["one\ntwo", "a b", "é", "a\x00"])
def test_a_key_that_is_none_is_refused_and_not_shown(tmp_path: Path, key: str) -> None:
    with pytest.raises(UsageError, match="FIGTRACE_ES_API_KEY is none") as caught:
        load_settings(tmp_path, env=at_home(tmp_path, FIGTRACE_ES_API_KEY=key))
    assert key not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "private"),
    [
        ("https://a:9200", True),
        ("http://127.0.0.1:9200", True),
        ("http://localhost", True),
        ("http://[::1]:9200", True),
        ("http://a:9200", False),
        ("http://localhost.example.org", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_https_and_this_machine_are_private(url: str, private: bool) -> None:
    assert ElasticSettings(url).is_private is private


def test_a_password_in_the_url_is_a_secret_and_not_shown() -> None:
    settings = ElasticSettings("https://u:p@ss@host:9200")
    assert settings.has_secret
    assert settings.shown_url == "https://host:9200"
    assert not ElasticSettings("https://host").has_secret
    assert ElasticSettings("https://host").shown_url == "https://host"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://u:hush@host:9200/path", "https://host:9200/path"),
        ("https://u:hu/sh@host", "https://host"),
        ("https://u%3Ahush%40host", "https://host"),
        ("https://host/?key=hush", "https://host/"),
        ("https://host/#hush", "https://host/"),
        ("https://u:hu?sh@host", "https://…"),
        ("hushhushhush://host:1", "…://host:1"),
        ("https://u:hu#sh@host", "https://…"),
        ("https://host/?mail=a@hush", "https://…"),
        ("u:hush@host", "host"),
        ("HTTPS://host", "HTTPS://host"),
        ("", ""),
    ],
)
def test_a_url_is_shown_without_what_may_be_a_secret(url: str, shown: str) -> None:
    assert ElasticSettings(url).shown_url == shown


@given(
    st.sampled_from(["https://", "http://", ""]),
    st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=4, max_size=12),
    st.sampled_from(["{0}:{1}@host:9200", "u:{1}@host", "u%3A{1}%40host", "host/?password={1}", "host#{1}"]),
)
def test_no_password_is_ever_shown(scheme: str, password: str, form: str) -> None:
    shown = ElasticSettings(scheme + form.format("name", password)).shown_url
    assert password not in shown.replace("https://", "").replace("http://", "").replace("host:9200", "host")


def test_what_is_no_text_is_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        '[elasticsearch]\nurl = ["https://u:hush@host"]\n', encoding="utf-8"
    )
    with pytest.raises(UsageError, match="url is no text; expected one line in quotes") as caught:
        load_settings(tmp_path, env=at_home(tmp_path))
    assert "hush" not in str(caught.value)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("target", ["/dev/zero", "/dev"])
def test_a_config_that_is_no_file_is_refused_at_once(tmp_path: Path, target: str) -> None:
    (tmp_path / "config.toml").symlink_to(target)
    with pytest.raises(UsageError, match=r"config\.toml: it is a .+, not a file; correct") as caught:
        load_settings(tmp_path, env=at_home(tmp_path))
    assert "Errno" not in str(caught.value)


def test_several_nodes_of_a_cluster_are_named_with_commas_between() -> None:
    given = ElasticSettings("https://one:9200, https://two:9200,https://three:9200")
    assert given.urls == ("https://one:9200", "https://two:9200", "https://three:9200")
    assert given.shown_url == "https://one:9200, https://two:9200, https://three:9200"
    assert given.is_private


def test_of_several_nodes_all_must_be_private() -> None:
    assert not ElasticSettings("https://one:9200,http://two:9200").is_private


def test_a_password_may_have_whatever_looks_like_another_node() -> None:
    given = ElasticSettings("https://u:p,http://q@host:9200")
    assert given.urls == (given.url,)
    assert "p,http" not in given.shown_url


@pytest.mark.parametrize("given", ["AB" * 32, ":".join(["ab"] * 32)])
def test_a_fingerprint_is_taken_with_colons_or_without(tmp_path: Path, given: str) -> None:
    assert load_settings(tmp_path, env={"FIGTRACE_ES_FINGERPRINT": given}).elastic.fingerprint == "ab" * 32


@pytest.mark.parametrize("given", ["ab", "xy" * 32, "ab" * 33, "sha256 Fingerprint=AB"])
def test_what_is_no_fingerprint_is_refused(tmp_path: Path, given: str) -> None:
    with pytest.raises(UsageError, match="expected the SHA-256 of a certificate"):
        load_settings(tmp_path, env={"FIGTRACE_ES_FINGERPRINT": given})
