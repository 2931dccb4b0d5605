import logging
import os
from collections.abc import Sequence
from datetime import date

import pytest

from timeline import pipeline
from timeline.errors import ExtractionError
from timeline.language.english_parser import model
from timeline.model import Article

DAY = date(2024, 1, 10)
GOOD, BAD = Article("good", "Rain fell."), Article("bad", "Snow fell.")


def words(articles: Sequence[Article]) -> list[int]:
    if BAD in articles:
        raise RuntimeError("no snow, please")
    return [len(article.text.split()) for article in articles]


def processes(articles: Sequence[Article]) -> list[int]:
    return [os.getpid() for _ in articles]


@pytest.mark.parametrize(
    ("count", "words", "here"),
    [
        pytest.param(10, "Rain fell.", True, id="ten lines"),
        pytest.param(80, "Rain " * 2_000, False, id="long"),
    ],
)
def test_ten_short_articles_start_no_process_with_a_model_of_its_own(count, words, here):
    articles = [Article(f"{number}", words) for number in range(count)]
    ran_in = {process for _, process in pipeline._run(processes, articles, 2)}
    assert (ran_in == {os.getpid()}) is here


def test_articles_that_come_one_by_one_share_one_model():
    before = model.cache_info()
    for number in range(10):
        list(pipeline.extract([Article(f"{number}", f"Bridge {number} fell on Monday.", published=DAY)]))
    after = model.cache_info()
    assert after.hits - before.hits >= 9
    assert after.misses - before.misses <= 1


def test_a_failure_concerns_one_article_and_its_traceback_is_logged(caplog):
    with caplog.at_level(logging.ERROR, "timeline"):
        outcomes = dict(pipeline._run(words, [GOOD, BAD], 1))
    assert outcomes[GOOD] == 2
    assert isinstance(outcomes[BAD], ExtractionError)
    assert str(outcomes[BAD]).startswith("bad: the extraction failed here (RuntimeError)")
    assert "no snow, please" in caplog.text
    assert "in words" in caplog.text
