"""Languages other than English are named on standard error."""

import json

from timeline.__main__ import main


def test_a_language_other_than_english_is_named_once(tmp_path, capsys):
    texts = [
        "Der Papst kam am 2. August in Lissabon an.",
        "The pope arrived in Lisbon on 2 August.",
        "Der Fluss trat am 14. Februar über die Ufer.",
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    assert main(["tag", str(path), "--workers", "1"]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert [line for line in lines if line.startswith("Read as")] == [
        f"Read as German: {path.as_posix()}:1 and 1 other article."
    ]


def test_english_is_not_named(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("José Mujica quit the senate on 20 October.", encoding="utf-8")
    assert main(["tag", str(path), "--workers", "1"]) == 0
    assert "Read as" not in capsys.readouterr().err


def test_a_language_without_rules_is_named_with_its_article(tmp_path, capsys):
    article = {"text": "x y", "language": "xx"}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(article), encoding="utf-8")
    assert main(["tag", str(path), "--workers", "1"]) == 0
    assert "a.jsonl:1: it was read as the language xx; there are no rules" in capsys.readouterr().err
