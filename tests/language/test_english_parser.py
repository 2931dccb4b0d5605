import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

from timeline.errors import ModelError
from timeline.language import parse, parse_many, sentences
from timeline.language.english_parser import (
    BLAS_THREADS,
    SETTING,
    WEIGHTS,
    _load,
    model,
    model_folder,
    model_name,
    verify,
)

TEXT = "Tidings.\n\nThe “old” harbour\x00 of Tarn was reopened on Monday. Ships’ crews cheered."


def test_tokens_have_article_offsets() -> None:
    for passage in parse(TEXT, sentences(TEXT)):
        for token in passage.doc:
            begin = passage.start + token.idx
            if token.text.isalpha():
                assert TEXT[begin : begin + len(token)] == token.text


def test_a_verb_that_looks_like_a_short_form_is_one_word() -> None:
    text = "The pair wed on a beach; we'd seen them."
    (passage,) = parse(text, sentences(text))
    words = [token.text for token in passage.doc]
    assert "wed" in words
    assert "'d" in words


def test_a_passage_ends_with_its_span() -> None:
    spans = sentences(TEXT)
    assert [(passage.start, passage.end) for passage in parse(TEXT, spans)] == spans


def test_each_text_gets_its_own_passages_in_order() -> None:
    texts = [f"Town {number} fell. It burned." for number in range(40)]
    jobs = [(text, sentences(text)) for text in texts]
    jobs.insert(3, ("nothing to parse", []))
    answers = list(parse_many(jobs))
    assert [[passage.doc.text for passage in answer] for answer in answers] == [
        [text[start:end] for start, end in spans] for text, spans in jobs
    ]


def test_a_sentence_is_parsed_and_named() -> None:
    [passage] = parse("The mayor of Paris resigned.", [(0, 28)])
    assert [token.tag_ for token in passage.doc] == ["DT", "NN", "IN", "NNP", "VBD", "."]
    assert [name.text for name in passage.doc.ents] == ["Paris"]


@pytest.mark.parametrize("name", WEIGHTS)
def test_the_installed_weights_are_the_measured_ones(name: str) -> None:
    assert hashlib.sha256((model_folder() / name).read_bytes()).hexdigest() == WEIGHTS[name]


def test_other_weights_are_an_error_in_one_sentence(tmp_path: Path) -> None:
    for name in WEIGHTS:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(b"other")
    with pytest.raises(ModelError, match=r"pip install -r requirements\.txt"):
        verify(tmp_path)


@pytest.fixture
def other_pipeline(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Let each test name its own pipeline, and load the program's own again after it."""
    model.cache_clear()
    yield monkeypatch
    model.cache_clear()


def test_the_setting_names_the_model(other_pipeline: pytest.MonkeyPatch) -> None:
    assert model_name() == "en_core_web_md 3.7.1"
    other_pipeline.setenv(SETTING, "en_core_web_trf")
    assert model_name() == "en_core_web_trf"


@pytest.mark.filterwarnings("ignore:.*W095")
def test_a_pipeline_of_a_persons_own_reads_the_sentences(
    other_pipeline: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lacks_names = tmp_path / "no_names"
    lacking = spacy.load(model_folder(), exclude=["ner"])
    lacking.to_disk(lacks_names)
    other_pipeline.setenv(SETTING, str(lacks_names))
    with pytest.raises(ModelError, match="no English pipeline with tagger, parser and ner"):
        model()
    whole = tmp_path / "whole"
    spacy.load(model_folder()).to_disk(whole)
    other_pipeline.setenv(SETTING, str(whole))
    assert {"tagger", "parser", "ner"} <= set(model().pipe_names)


def test_a_pipeline_that_is_not_installed_is_an_error_in_one_sentence(
    other_pipeline: pytest.MonkeyPatch,
) -> None:
    other_pipeline.setenv(SETTING, "no_such_pipeline")
    with pytest.raises(ModelError, match="TIMELINE_MODEL names no_such_pipeline"):
        model()


@pytest.mark.parametrize(("threads", "uses_blis"), [("1", False), ("8", True)])
def test_numpy_multiplies_only_in_one_thread(
    threads: str, uses_blis: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = spacy.blank("en")
    small.add_pipe("ner").add_label("PERSON")  # type: ignore[attr-defined]
    small.initialize()
    small.to_disk(tmp_path / "small")
    monkeypatch.setenv(BLAS_THREADS, threads)
    loaded = _load(tmp_path / "small")
    layers = loaded.get_pipe("ner").model.walk()  # type: ignore[attr-defined]
    assert {layer.ops.use_blis for layer in layers} == {uses_blis}
    assert [token.text for token in loaded("The mill burned.")] == ["The", "mill", "burned", "."]


@pytest.mark.parametrize(("first", "threads"), [("", "1"), ("import numpy; ", "None")])
def test_numpy_gets_one_thread_unless_it_is_loaded(
    first: str, threads: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(BLAS_THREADS, raising=False)
    code = f"{first}import timeline, os; print(os.environ.get({BLAS_THREADS!r}))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == threads
