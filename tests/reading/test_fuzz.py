"""Any bytes: every reader gives articles and messages, and raises nothing."""

import gzip
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading.samples import EVERY_KIND, word, word_with
from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading import read_bytes

pytestmark = pytest.mark.slow  # hundreds of damaged files

EXAMPLES = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def mutated(draw: st.DrawFn, data: bytes) -> bytes:
    """Return bytes with some passages overwritten, removed, doubled, or cut off."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        middle = draw(st.sampled_from(["overwrite", "take out", "double", "cut off"]))
        if middle == "overwrite":
            data = data[:start] + draw(st.binary(min_size=end - start, max_size=end - start)) + data[end:]
        elif middle == "take out":
            data = data[:start] + data[end:]
        elif middle == "double":
            data = data[:end] + data[start:end] * draw(st.integers(1, 50)) + data[end:]
        else:
            data = data[:start]
    return data


def assert_answered(name: str, data: bytes) -> list[Article | ReadingError]:
    """Return what a file gives: articles with a text, and sentences."""
    found = list(read_bytes(name, data))
    assert found
    for one in found:
        assert isinstance(one, Article | ReadingError)
        if isinstance(one, ReadingError):
            assert "\n" not in str(one)
        else:
            assert one.text.strip()
            assert one.id.encode()
            assert one.text.encode()
            assert (one.published is None) == (one.published_from is None)
    return found


@pytest.mark.parametrize("name", EVERY_KIND)
@EXAMPLES
@given(data=st.binary(max_size=400))
def test_random_bytes(name, data):
    assert_answered(name, data)


@pytest.mark.parametrize("name", EVERY_KIND)
@EXAMPLES
@given(data=st.data())
def test_damaged_files(name, data):
    assert_answered(name, data.draw(mutated(EVERY_KIND[name])))


def test_each_byte_of_the_description_of_a_parquet_file_may_be_wrong():
    whole = EVERY_KIND["a.parquet"]
    begin = len(whole) - 8 - int.from_bytes(whole[-8:-4], "little")
    for place in range(begin, len(whole) - 8):
        for value in (0, 38):  # they made pyarrow end the process
            assert_answered("a.parquet", whole[:place] + bytes([value]) + whole[place + 1 :])


@pytest.mark.parametrize("name", EVERY_KIND)
@EXAMPLES
@given(text=st.text(max_size=300))
def test_random_text(name, text):
    assert_answered(name, text.encode("utf-8", "surrogatepass"))


@EXAMPLES
@given(data=st.data(), name=st.sampled_from(list(EVERY_KIND)))
def test_damaged_gzip_files(data, name):
    assert_answered(f"{name}.gz", data.draw(mutated(gzip.compress(EVERY_KIND[name], mtime=0))))


@pytest.mark.slow
@EXAMPLES
@given(data=st.data())
def test_damaged_parts_of_a_document(data):
    with zipfile.ZipFile(io.BytesIO(word())) as whole:
        inner = whole.read("word/document.xml")
    assert_answered("a.docx", word_with(data.draw(mutated(inner))))
