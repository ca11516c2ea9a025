"""The model's adapter: its names with their places, and what it says where a model cannot be used."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from threadpoolctl import ThreadpoolController

from corpus.annotations import Label
from corpus.errors import UsageError
from corpus.settings import DEFAULT_MODEL
from nlp.entities import spacy_model as ner
from nlp.entities.spacy_model import NameModel

TEXTS = (
    "Angela Merkel met the Federal Reserve in Berlin.",
    "Nothing was said of it.",
    "Later Barack Obama flew to Chicago.",
)


@pytest.fixture(name="model", scope="module")
def _model() -> NameModel:
    return NameModel(DEFAULT_MODEL)


def test_names_are_found_with_their_text_place_and_kind(model: NameModel) -> None:
    found = {(n.text, TEXTS[n.text][n.start : n.end], n.label) for n in model.find(TEXTS)}
    assert (0, "Angela Merkel", Label.PERSON) in found
    assert (0, "Berlin", Label.PLACE) in found
    assert (2, "Barack Obama", Label.PERSON) in found
    assert not any(text == 1 for text, *_ in found)


def test_only_kinds_that_are_entities_are_found(model: NameModel) -> None:
    labels = {n.label for n in model.find(("In 2009 ten firms paid $5 million on Monday in Paris.",))}
    assert labels <= {Label.PLACE, Label.ORG, Label.PERSON}


def test_long_texts_are_read_in_pieces_at_their_own_offsets(
    model: NameModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ner, "_LONGEST", 60)
    text = "Trade grew in that year, and it grew again in the year after "[:60] + TEXTS[2]
    found = {text[n.start : n.end] for n in model.find((text,))}
    assert "Barack Obama" in found


def test_a_sentence_that_stands_twice_is_read_once_and_named_twice(
    model: NameModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    class Pipe:
        def pipe(self, texts: Iterable[str], batch_size: int, **parts: object) -> Iterator[object]:
            texts = list(texts)
            read.extend(texts)
            return iter(kept.pipe(texts, batch_size=batch_size, **parts))

    kept = model._pipe
    monkeypatch.setitem(model.__dict__, "_pipe", Pipe())
    found = [n.text for n in model.find((TEXTS[2], TEXTS[1], TEXTS[2])) if n.label is Label.PERSON]
    assert found == [0, 2]
    assert read == [TEXTS[2], TEXTS[1]]


def test_nothing_is_found_in_nothing(model: NameModel) -> None:
    assert list(model.find(())) == []
    assert list(model.find(("", " "))) == []


def test_the_version_names_the_model(model: NameModel) -> None:
    name, version = model.version.split()
    assert name == DEFAULT_MODEL
    assert version[0].isdigit()


def test_a_model_that_is_not_installed_is_named_with_what_to_do() -> None:
    with pytest.raises(UsageError, match=r"'no_such_model' is not installed.*config\.toml"):
        list(NameModel("no_such_model").find(("text",)))


def test_a_model_without_names_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    import spacy

    path = tmp_path_factory.mktemp("model") / "blank"
    spacy.blank("en").to_disk(path)
    with pytest.raises(UsageError, match="finds no names"):
        list(NameModel(str(path)).find(("text",)))


def test_the_version_is_known_without_loading_the_model() -> None:
    model = NameModel(DEFAULT_MODEL)
    assert model.version
    assert "_pipe" not in model.__dict__


def test_the_version_said_is_the_version_loaded(model: NameModel) -> None:
    assert model.version == f"{DEFAULT_MODEL} {model._pipe.meta['version']}"


@pytest.mark.parametrize("name", ["no_such_model", "no/such/folder", ".", ""])
def test_a_model_that_is_not_there_is_told_by_its_version(name: str) -> None:
    with pytest.raises(UsageError, match="is not installed"):
        _ = NameModel(name).version


def test_a_folder_with_a_model_that_finds_no_names_is_told_by_its_version(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"version": "1.0", "pipeline": ["tagger"]}')
    with pytest.raises(UsageError, match="finds no names"):
        _ = NameModel(str(tmp_path)).version


def test_a_folder_with_a_damaged_description_is_told(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{")
    with pytest.raises(UsageError, match="cannot be loaded"):
        _ = NameModel(str(tmp_path)).version
    with pytest.raises(UsageError, match="cannot be loaded"):
        list(NameModel(str(tmp_path)).find(("text",)))


def test_spacy_is_loaded_without_its_command_line_and_keeps_it_for_others() -> None:
    code = (
        "import sys; from nlp.entities.spacy_model import NameModel; "
        f"names = [n.label.name for n in NameModel({DEFAULT_MODEL!r}).find(({TEXTS[0]!r},))]; "
        "print([m for m in ('httpx', 'weasel', 'spacy.cli') if m in sys.modules], len(names)); "
        "import spacy; from spacy.cli import download; "
        f"print(download.__module__, spacy.info({DEFAULT_MODEL!r}, silent=True)['lang'])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.stdout.splitlines() == ["[] 3", "spacy.cli.download en"], ran.stderr


def test_sentences_are_parsed_at_their_own_offsets(model: NameModel) -> None:
    text = "Steel\u2009imports rose\nby 5%."
    (words,) = model.parse([text])
    assert all(text[word.start : word.end] == word.text or word.text.isspace() for word in words)
    imports = next(word for word in words if word.text == "imports")
    assert (imports.relation, words[imports.head].text, imports.tag) == ("nsubj", "rose", "NNS")


def test_a_model_without_a_parser_parses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    model = NameModel(DEFAULT_MODEL)
    monkeypatch.setitem(model.__dict__, "_meta", {"pipeline": ["ner"], "version": "1"})
    assert not model.parses()
    assert model.parse(["Steel rose."]) == [()]
    assert NameModel(DEFAULT_MODEL).parses()


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=25)
def test_any_text_is_parsed(text: str) -> None:
    assert all(0 <= word.head < 100 for word in _PARSER.parse([text])[0])


_PARSER = NameModel(DEFAULT_MODEL)


def test_a_model_multiplies_by_numpys_blas_in_one_thread(model: NameModel) -> None:
    model.load()
    layers = [
        layer for _, part in model._pipe.pipeline if hasattr(part, "model") for layer in part.model.walk()
    ]
    assert layers
    assert not any(layer.ops.use_blis for layer in layers)
    blas = ThreadpoolController().select(user_api="blas").info()
    assert {library["num_threads"] for library in blas} == {1}
