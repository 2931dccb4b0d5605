"""The articles of a verb."""

import pytest

from timeline.__main__ import main


@pytest.mark.parametrize("verb", ["tag", "extract", "names", "add"])
def test_a_web_address_is_no_file_name(verb, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TIMELINE_FETCH", "off")
    monkeypatch.setenv("TIMELINE_STORE", str(tmp_path / "timeline.sqlite"))
    article = tmp_path / "a.txt"
    article.write_text("It rained on 5 March 2024.")
    assert main([verb, "https://post.example/a", str(article), "--workers", "1"]) == 1
    said = capsys.readouterr().err
    assert "https://post.example/a: fetching is switched off; save the page and give the file." in said
    assert "1 article" in said
