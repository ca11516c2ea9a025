"""One file with one content is trusted, and no other."""

from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.trust import is_trusted, trust, user_config


def test_a_file_is_trusted_with_its_content_alone(tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path)}
    config = tmp_path / "config.toml"
    assert not is_trusted(config, b"a", env=env)
    trust(config, b"a", env=env)
    assert is_trusted(config, b"a", env=env)
    assert not is_trusted(config, b"b", env=env)
    assert not is_trusted(tmp_path / "other.toml", b"a", env=env)


def test_trust_is_the_users_own(tmp_path: Path) -> None:
    trust(tmp_path / "c", b"", env={"HOME": str(tmp_path / "one")})
    assert not is_trusted(tmp_path / "c", b"", env={"HOME": str(tmp_path / "two")})


def test_xdg_folders_are_honoured_where_they_are_absolute(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path)}
    assert user_config(home) == tmp_path / ".config/figtrace/config.toml"
    assert user_config({**home, "XDG_CONFIG_HOME": "/x"}) == Path("/x/figtrace/config.toml")
    assert user_config({**home, "XDG_CONFIG_HOME": "x"}) == tmp_path / ".config/figtrace/config.toml"
    trust(tmp_path / "c", b"", env={**home, "XDG_DATA_HOME": str(tmp_path / "data")})
    assert len(list((tmp_path / "data/figtrace/trusted").iterdir())) == 1


def test_where_it_cannot_be_remembered_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="nothing is trusted"):
        trust(tmp_path / "c", b"", env={"HOME": str(tmp_path / "file")})
