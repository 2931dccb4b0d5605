import logging
from collections.abc import Sequence

from timeline import pipeline
from timeline.errors import ExtractionError
from timeline.model import Article

GOOD, BAD = Article("good", "Rain fell."), Article("bad", "Snow fell.")


def words(articles: Sequence[Article]) -> list[int]:
    if BAD in articles:
        raise RuntimeError("no snow, please")
    return [len(article.text.split()) for article in articles]


def test_a_failure_concerns_one_article_and_its_traceback_is_logged(caplog):
    with caplog.at_level(logging.ERROR, "timeline"):
        outcomes = dict(pipeline._run(words, [GOOD, BAD], 1))
    assert outcomes[GOOD] == 2
    assert isinstance(outcomes[BAD], ExtractionError)
    assert str(outcomes[BAD]).startswith("bad: the extraction failed here (RuntimeError)")
    assert "no snow, please" in caplog.text
    assert "in words" in caplog.text
