"""The language of an article and its rules."""

from datetime import date

import pytest

from timeline.language import expressions, has_rules, language
from timeline.model import Article


@pytest.mark.parametrize(
    ("text", "stated", "code"),
    [
        ("The mayor said that the bridge would be closed.", None, "en"),
        ("Der Bürgermeister sagte, dass die Brücke gesperrt wird.", None, "de"),
        ("Der Bürgermeister sagte, dass die Brücke gesperrt wird.", "EN-gb", "en"),
        ("Der Bürgermeister sagte, dass die Brücke gesperrt wird.", "Deutsch", "de"),
    ],
)
def test_the_language_is_the_articles_code_or_detected(text, stated, code):
    assert language(Article("a", text, language=stated)) == code


def test_each_language_has_its_own_rules():
    article = Article("a", "En mayo. May 5.", published=date(2024, 8, 20))
    assert [one.text for one in expressions(article, "es")] == ["mayo"]
    assert [one.text for one in expressions(article, "en")] == ["May 5"]


def test_a_language_without_rules():
    assert not has_rules("xx")
    assert has_rules("en")
    assert has_rules("fa")
