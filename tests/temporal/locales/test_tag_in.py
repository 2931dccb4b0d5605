"""Dates in the news of eleven languages: spans, values, and look-alikes."""

from datetime import date

import dateparser
import pytest

from tests.temporal.locales.news import LANGUAGES, PUBLISHED, SENTENCES, Sentence
from timeline.model import Anchor, Expression, Extent, Granularity
from timeline.temporal import is_supported, tag


def short(sentence: Sentence) -> str:
    return f"{sentence.language}: {sentence.text[:40]}"


def only(text: str, language: str, dct: date | None = PUBLISHED) -> Expression:
    (expression,) = tag(text, dct, language)
    return expression


def written(text: str, language: str) -> str:
    expression = only(text, language)
    assert expression.date is not None
    return expression.date.edtf


@pytest.mark.parametrize("sentence", SENTENCES, ids=short)
def test_a_sentence_has_these_expressions_and_no_others(sentence: Sentence) -> None:
    found = tag(sentence.text, PUBLISHED, sentence.language)
    assert [(e.text, e.value, e.mod) for e in found] == sentence.expressions


@pytest.mark.parametrize("sentence", SENTENCES, ids=short)
def test_explicit_dates_need_no_publication_date_and_relative_ones_do(sentence: Sentence) -> None:
    found = {e.text: e for e in tag(sentence.text, None, sentence.language)}
    for text, value in sentence.explicit.items():
        assert found[text].value == value
        assert found[text].anchor is Anchor.EXPLICIT
    hanging = [e for text in sentence.relative if (e := found.get(text)) and e.anchor is Anchor.DCT]
    assert all(e.date is None and e.reason for e in hanging)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_eight_expressions_and_look_alikes(language: str) -> None:
    own = [s for s in SENTENCES if s.language == language]
    assert sum(len(s.explicit) for s in own) >= 8
    assert sum(len(s.relative) for s in own) >= 8
    assert any(not s.expressions for s in own)


@pytest.mark.parametrize("sentence", SENTENCES, ids=short)
def test_dateparser_agrees_on_every_full_date(sentence: Sentence) -> None:
    """The parser of dateparser is a second opinion on every explicit day."""
    for text, value in sentence.explicit.items():
        second = dateparser.parse(
            text,
            languages=[sentence.language],
            settings={
                "DATE_ORDER": "DMY",
                "REQUIRE_PARTS": ["day", "month", "year"],
                "STRICT_PARSING": True,
                "PARSERS": ["absolute-time"],
            },
        )
        if len(value) == len("2021-08-15") and second is not None:
            assert second.date().isoformat() == value


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("es", "desde 2001", "2001/.."),
        ("es", "hasta mayo de 2010", "../2010-05"),
        ("fr", "depuis mars 2020", "2020-03/.."),
        ("de", "seit 2006", "2006/.."),
        ("de", "bis 2010", "../2010"),
        ("pt", "até 2010", "../2010"),
        ("it", "dal 2006", "2006/.."),
        ("ru", "с 2006 года", "2006/.."),
        ("uk", "до 2010 року", "../2010"),
        ("tr", "2006'dan beri", "2006/.."),
        ("ar", "منذ عام 2006", "2006/.."),
        ("fa", "از سال ۲۰۰۶", "2006/.."),
        ("zh", "自2006年以来", "2006/.."),
        ("es", "a principios de agosto de 2021", "[2021-08-01..2021-08-10]"),
        ("de", "Ende August 2021", "[2021-08-21..2021-08-31]"),
        ("fr", "à la mi-août 2021", "[2021-08-11..2021-08-20]"),
        ("zh", "2021年8月初", "[2021-08-01..2021-08-10]"),
        ("it", "la settimana scorsa", "[2023-05-08..2023-05-14]"),
        ("es", "agosto de 2021", "2021-08"),
        ("fa", "فروردین ۱۴۰۲", "[2023-03-21..2023-04-20]"),
    ],
)
def test_edtf_says_open_sides_parts_and_granularity(language: str, text: str, edtf: str) -> None:
    assert written(text, language) == edtf


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("es", "El próximo 28 de mayo", [("próximo 28 de mayo", "2023-05-28")]),
        ("es", "El pasado 3 de enero", [("pasado 3 de enero", "2023-01-03")]),
        ("es", "el primer domingo de marzo", [("marzo", "2023-03")]),
        ("es", "Nació el 1 de enero.", [("1 de enero", "2023-01-01")]),
        ("es", "el 15 ene. 2020", [("15 ene. 2020", "2020-01-15")]),
        ("uk", "Минулої неділі, 14 травня", [("Минулої неділі, 14 травня", "2023-05-14")]),
        ("ru", "в конце 1980-х", [("конце 1980-х", "198")]),
        ("tr", "fiyatlar nisanda arttı", [("nisanda", "2023-04")]),
        ("tr", "2021 başında", [("2021 başında", "2021")]),
        ("ar", "أعلن الوزير الأربعاء", [("الأربعاء", "2023-05-17")]),
        ("ar", "في ميدان الجمعة", []),
        ("fa", "در سال ۱۳۲۹", [("۱۳۲۹", "1950-03-21/1951-03-21")]),
        ("fa", "در تاریخ ۱۴۰۰/۰۵/۲۴", [("۱۴۰۰/۰۵/۲۴", "2021-08-15")]),
        ("zh", "今年第一季度和2023年上半年", [("今年第一季度", "2023-Q1"), ("2023年上半年", "2023-H1")]),
        ("de", "Die Mai-Kundgebung der 2000er", []),
    ],
)
def test_what_news_agencies_write(language: str, text: str, found: list[tuple[str, str]]) -> None:
    assert [(e.text, e.value) for e in tag(text, PUBLISHED, language)] == found


def test_a_month_stays_a_month_and_a_week_a_week() -> None:
    month, week = only("en agosto de 2021", "es").date, only("letzte Woche", "de").date
    assert month is not None
    assert (month.granularity, month.extent) == (Granularity.MONTH, Extent.WITHIN)
    assert (month.earliest, month.latest) == (date(2021, 8, 1), date(2021, 8, 31))
    assert week is not None
    assert week.granularity is Granularity.WEEK


@pytest.mark.parametrize(("text", "language"), [("Mittwoch", "de"), ("el miércoles", "es"), ("周三", "zh")])
def test_the_day_of_publication_counts_as_its_weekday(text: str, language: str) -> None:
    assert only(text, language).value == "2023-05-17"


def test_a_day_and_month_lie_nearest_the_publication_date() -> None:
    assert only("el 20 de diciembre", "es", date(2021, 1, 10)).value == "2020-12-20"
    assert only("am 3. Januar", "de", date(2020, 12, 20)).value == "2021-01-03"


def test_the_explanation_names_the_anchor() -> None:
    assert only("il 2 aprile", "it").explanation == "2 aprile, nearest to the publication date 2023-05-17"
    assert only("en 2018", "fr").explanation == "2018, as it stands in the text"


def test_dates_in_figures_follow_the_other_dates_of_the_text() -> None:
    assert [e.value for e in tag("03/05/2023, 12/25/2022", PUBLISHED, "es")] == [
        "2023-03-05",
        "2022-12-25",
    ]


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("في 15 رمضان 1442", "ar", "dates of the Islamic calendar are not supported"),
        ("el 31 de abril de 2021", "es", "the calendar has no such day"),
        ("۳۱ مهر ۱۴۰۰", "fa", "the Solar Hijri calendar has no such day"),
        ("hace unos años", "es", "its distance is vague"),
    ],
)
def test_a_date_without_a_calendar_value_has_a_reason(text: str, language: str, reason: str) -> None:
    expression = only(text, language)
    assert expression.date is None
    assert expression.reason == reason


def test_two_days_later_has_a_date_of_the_text_as_anchor() -> None:
    later = tag("El 3 de marzo de 2020 cayó; dos días después, murió.", PUBLISHED, "es")[1]
    assert (later.value, later.anchor) == ("2020-03-05", Anchor.PREVIOUS)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Wczoraj, w poniedziałek i 15 sierpnia 2021.", "pl", ["2023-05-16", "2023-05-15", "2021-08-15"]),
        ("3 dni temu", "pl", ["2023-05-14"]),
        ("Gisteren en op 15 augustus 2021, vorige week.", "nl", ["2023-05-16", "2021-08-15", "2023-W19"]),
        ("2021年8月15日と昨日、月曜日。", "ja", ["2021-08-15", "2023-05-16", "2023-05-15"]),
        ("Χθες και στις 15 Αυγούστου 2021.", "el", ["2023-05-16", "2021-08-15"]),
        ("15 अगस्त 2021 को", "hi", ["2021-08-15"]),
    ],
)  # fmt: skip
def test_languages_without_a_supplement_use_dateparsers_words(
    text: str, language: str, values: list[str]
) -> None:
    assert [e.value for e in tag(text, PUBLISHED, language)] == values


def test_a_language_without_words_has_no_dates() -> None:
    assert not is_supported("zz")
    assert tag("15 mayo 2021", PUBLISHED, "zz") == []
    assert all(map(is_supported, LANGUAGES))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("کارخانه در ۲۰ مرداد تعطیل شد.", "2022-08-11"),
        ("کارخانه در ۲۰ مرداد تعطیل خواهد شد.", "2023-08-11"),
        ("نمایشگاه در ۱۰ اسفند برگزار شد.", "2023-03-01"),
        ("نمایشگاه در ۱۰ اسفند برگزار خواهد شد.", "2024-02-29"),
    ],
)
def test_tense_selects_the_year_of_a_solar_day(text: str, edtf: str) -> None:
    assert written(text, "fa") == edtf
