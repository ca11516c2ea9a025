"""What people install holds every file that the packages read, and the container is what its pages say."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
import yaml

from scripts.packages import build, missing, wheel_names
from tests.folders import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made, _ = build(ROOT, tmp_path_factory.mktemp("dist"))
    return made


@pytest.mark.parametrize(
    "name",
    [
        "cli.py",
        "nlp/data/products.tsv",
        "nlp/data/units.toml",
        "figtrace/check/verdicts/data/verdicts.json",
        "figtrace/check/reports/templates/report.html",
        "figtrace/check/reports/static/figtrace.css",
        "figtrace/serve/web/templates/base.html",
        "figtrace/serve/web/static/desk.js",
        "figtrace/py.typed",
    ],
)
def test_the_wheel_has_lists_templates_and_pictures(wheel: Path, name: str) -> None:
    assert name in wheel_names(wheel)


def test_the_wheel_lacks_no_file_of_the_packages_and_has_no_other(wheel: Path) -> None:
    assert missing(wheel) == ()
    tops = {name.split("/")[0] for name in wheel_names(wheel)}
    assert tops == {"corpus", "ingest", "nlp", "search", "figtrace", "cli.py"}


def test_a_file_that_is_left_out_is_named(wheel: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.whl"
    with zipfile.ZipFile(wheel) as whole, zipfile.ZipFile(bare, "w") as written:
        for name in whole.namelist():
            if name != "nlp/data/units.toml":
                written.writestr(name, b"")
    assert missing(bare) == ("nlp/data/units.toml",)


def test_the_container_stands_on_a_pinned_base_and_runs_as_nobody() -> None:
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert bases
    assert all(re.search(r":\d+\.\d+\.\d+", base) for base in bases)
    users = re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE)
    assert users
    assert users[-1] not in ("root", "0")


def test_what_the_container_copies_is_there() -> None:
    for sources in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE):
        for source in sources.split()[:-1]:
            assert (ROOT / source).exists(), source


def test_compose_keeps_elasticsearch_to_itself_and_gives_figtrace_its_name() -> None:
    services = yaml.safe_load((ROOT / "compose.yml").read_text(encoding="utf-8"))["services"]
    assert set(services) == {"elasticsearch", "figtrace"}
    assert "ports" not in services["elasticsearch"]
    assert re.search(r":\d+\.\d+\.\d+$", services["elasticsearch"]["image"])
    assert services["figtrace"]["environment"]["FIGTRACE_ES_URL"] == "http://elasticsearch:9200"
    assert services["figtrace"]["depends_on"]["elasticsearch"]["condition"] == "service_healthy"
