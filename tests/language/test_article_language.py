"""Language detection, from articles to a few words."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.temporal.locales.news import SENTENCES
from timeline.language import language, language_name
from timeline.language.language_detection import _LANGUAGES, UNDECIDED, language_of
from timeline.model import Article


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: f"{s.language}: {s.text[:40]}")
def test_language_of_a_news_sentence(sentence) -> None:  # type: ignore[no-untyped-def]
    assert language_of(sentence.text) == sentence.language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El Gobierno anuncia nuevas medidas contra la sequía", "es"),
        ("EL GOBIERNO ANUNCIA NUEVAS MEDIDAS CONTRA LA SEQUÍA", "es"),
        ("Le gouvernement annonce de nouvelles mesures contre la sécheresse", "fr"),
        ("Die Regierung kündigt neue Maßnahmen gegen die Dürre an", "de"),
        ("O governo anuncia novas medidas contra a seca", "pt"),
        ("Il governo annuncia nuove misure contro la siccità", "it"),
        ("Правительство объявило о новых мерах", "ru"),
        ("Уряд оголосив про нові заходи", "uk"),
        ("Hükümet kuraklığa karşı yeni önlemler açıkladı", "tr"),
        ("الرئيس قال", "ar"),
        ("رئیس‌جمهور گفت", "fa"),
        ("东京", "zh"),
        ("政府は新たな対策を発表した", "ja"),
        ("정부가 새로운 대책을 발표했다", "ko"),
        ("De regering kondigt nieuwe maatregelen tegen de droogte aan", "nl"),
        ("Rząd ogłosił nowe środki przeciwko suszy", "pl"),
        ("Stocks rise sharply in Frankfurt", "en"),
        ("THE MINISTER SAID ON MONDAY THAT THE ARMY HAD ENTERED THE CITY", "en"),
    ],
)
def test_language_of_headlines_and_capitals(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            '"We will win and the people will see that", dijo el candidato en Madrid, y añadió que el '
            "partido no aceptará el resultado de las elecciones ni las condiciones de la junta.",
            "es",
        ),
        (
            'Wie die "New York Times" und die "Washington Post" berichteten, hat die Regierung die Pläne '
            "für das Treffen in dieser Woche noch nicht bestätigt.",
            "de",
        ),
        (
            '"Vamos a ganar las elecciones", said the candidate, who added that the party would not accept '
            "the result and that it had been told of it.",
            "en",
        ),
        ("Смотрите на https://news.example.com/the-and-that-with — президент прибыл в столицу", "ru"),
    ],
)
def test_language_of_a_text_with_foreign_quotations(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", " \n", "12 345 - 2021", "Xy", "\ud800"])
def test_a_text_with_too_little_evidence_is_undecided(text: str) -> None:
    assert language_of(text) == UNDECIDED


POSTS = [
    (text, language)
    for language, texts in tomllib.loads(
        Path(__file__).with_name("short_posts.toml").read_text(encoding="utf-8")
    ).items()
    for text in texts
]


@pytest.mark.parametrize(("text", "language"), POSTS)
def test_language_of_a_post_with_foreign_names(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("pt_BR", "pt"),
        ("English", "en"),
        ("GERMAN", "de"),
        ("spa", "es"),
        ("?", "fr"),
    ],
)
def test_a_language_is_stated_by_code_or_name(stated: str, code: str) -> None:
    article = Article("a", "Le pape est arrivé à Lisbonne.", language=stated)
    assert language(article) == code


@pytest.mark.parametrize("code", sorted(_LANGUAGES))
def test_every_language_that_can_be_detected_has_a_name(code: str) -> None:
    assert not language_name(code).startswith("the language")


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    assert 2 <= len(language_of(text)) <= 3


def test_english_never_loads_the_library() -> None:
    check = (
        "import sys; from timeline.language.language_detection import language_of;"
        "assert language_of('The army said that it had left the city with all of its men.') == 'en';"
        "assert 'py3langid' not in sys.modules and 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", check], check=True)
