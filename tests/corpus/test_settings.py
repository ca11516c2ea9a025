"""Option, environment, config file, in this order."""

from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.settings import DEFAULT_MODEL, corpus_folder, load_settings


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
    settings = load_settings(tmp_path, env={})
    assert (settings.model, settings.elastic.url, settings.gazetteers) == (DEFAULT_MODEL, "", ())
    assert settings.db == tmp_path / "corpus.db"
    assert settings.index == tmp_path / "index"


def test_the_config_is_read_and_the_environment_wins(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("secret\n", encoding="utf-8")
    (tmp_path / "config.toml").write_text(
        f'[elasticsearch]\nurl = "http://a"\napi_key_file = "{tmp_path / "key"}"\n'
        '[nlp]\nmodel = "x"\ngazetteers = ["mine.toml"]\n',
        encoding="utf-8",
    )
    settings = load_settings(tmp_path, env={"FIGTRACE_ES_URL": "http://b", "FIGTRACE_MODEL": ""})
    assert (settings.elastic.url, settings.elastic.api_key, settings.model) == ("http://b", "secret", "")
    assert settings.gazetteers == (tmp_path / "mine.toml",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[elasticsearch", "correct the file"),
        ("[elastic]\n", r"unknown section \[elastic\]"),
        ("[elasticsearch]\npassword = 'x'\n", "unknown entry 'password'"),
        ("[elasticsearch]\nurl = 9200\n", "expected a text in quotes"),
        ("[elasticsearch]\napi_key_file = '/no/such/file'\n", "API key cannot be read"),
        ("[nlp]\ngazetteers = 'mine.toml'\n", "expected a list"),
    ],
)
def test_a_config_with_a_mistake_names_it(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=told):
        load_settings(tmp_path, env={})
