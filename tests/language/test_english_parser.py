import hashlib
from pathlib import Path

import pytest

from timeline.errors import ModelError
from timeline.language import parse, parse_many, sentences
from timeline.language.english_parser import WEIGHTS, model_folder, verify

TEXT = "Tidings.\n\nThe “old” harbour\x00 of Tarn was reopened on Monday. Ships’ crews cheered."


def test_tokens_have_article_offsets() -> None:
    for passage in parse(TEXT, sentences(TEXT)):
        for token in passage.doc:
            begin = passage.start + token.idx
            if token.text.isalpha():
                assert TEXT[begin : begin + len(token)] == token.text


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
