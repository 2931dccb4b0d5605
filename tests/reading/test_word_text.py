"""Word documents: all text that Word shows is read, once, and nothing that it hides."""

import io
import zipfile
from time import perf_counter

import pytest

from tests.reading.samples import articles, word_with
from timeline.reading import read_bytes

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = (
    f"<w:document xmlns:w='{WORDS}'"
    " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:body>{}</w:body></w:document>"
)
RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"


def text_of(body: str) -> str:
    [article] = articles(read_bytes("a.docx", word_with(BODY.format(body).encode())))
    return article.text


def paragraph(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def run(text: str) -> str:
    return RUN.format(text)


AROUND = {
    "a tracked insertion": "<w:ins>{}</w:ins>",
    "moved text": "<w:moveTo>{}</w:moveTo>",
    "a link": "<w:hyperlink>{}</w:hyperlink>",
    "a simple field": "<w:fldSimple w:instr='DATE'>{}</w:fldSimple>",
    "a smart tag": "<w:smartTag>{}</w:smartTag>",
    "custom markup": "<w:customXml>{}</w:customXml>",
    "a content control": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "an inserted link in a control": (
        "<w:sdt><w:sdtContent><w:ins><w:hyperlink>{}</w:hyperlink></w:ins></w:sdtContent></w:sdt>"
    ),
    "text for new programs": (
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback><w:r><w:t>again</w:t></w:r></mc:Fallback>"
        "</mc:AlternateContent>"
    ),
}


@pytest.mark.parametrize("markup", AROUND.values(), ids=AROUND)
def test_text_is_read_within(markup):
    inner = markup.format(run("opened on "))
    assert text_of(paragraph(run("The bridge ") + inner + run("Tuesday."))) == "The bridge opened on Tuesday."
    whole = markup.format(paragraph(run("It opened.")))
    assert text_of(paragraph(run("First.")) + whole + paragraph(run("Last."))) == (
        "First.\n\nIt opened.\n\nLast."
    )


HIDDEN = {
    "a tracked deletion": "<w:del><w:r><w:delText>closed</w:delText></w:r></w:del>",
    "where moved text was": "<w:moveFrom><w:r><w:t>closed</w:t></w:r></w:moveFrom>",
    "a field's command": (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>closed</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    ),
    "hidden letters": "<w:r><w:rPr><w:vanish/></w:rPr><w:t>closed</w:t></w:r>",
    "a hint to type": (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>closed</w:t></w:r>"
        "</w:sdtContent></w:sdt>"
    ),
    "a comment": "<!-- closed -->",
}


@pytest.mark.parametrize("markup", HIDDEN.values(), ids=HIDDEN)
def test_text_that_is_not_shown_is_not_read(markup):
    assert text_of(paragraph(run("The bridge ") + markup + run("opened."))) == "The bridge opened."


def test_letters_that_are_no_longer_hidden_are_read():
    shown = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>opened.</w:t></w:r>"
    assert text_of(paragraph(run("The bridge ") + shown)) == "The bridge opened."


def test_a_text_box_follows_its_paragraph():
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('In the box.'))}</w:txbxContent></w:pict></w:r>"
    assert text_of(paragraph(run("Before.") + box) + paragraph(run("After."))) == (
        "Before.\n\nIn the box.\n\nAfter."
    )


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def test_a_merged_cell_is_read_once():
    first = row(cell("Over three columns", "<w:gridSpan w:val='3'/>"))
    second = row(cell("Down", "<w:vMerge w:val='restart'/>"), cell("b"), cell("c"))
    third = row(cell("", "<w:vMerge/>"), cell("e"), cell("f"))
    assert text_of(f"<w:tbl>{first}{second}{third}</w:tbl>") == "Over three columns\nDown b c\ne f"


def test_rows_and_cells_in_controls_are_read_and_deleted_rows_are_not():
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inner = f"<w:tbl>{row(cell('within'))}</w:tbl>"
    rows = [
        row(cell("a"), control.format(cell("b"))),
        control.format(row(cell("c"))),
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr>",
        f"<w:tr><w:tc>{paragraph(run('outer'))}{inner}</w:tc></w:tr>",
    ]
    assert text_of(f"<w:tbl>{''.join(rows)}</w:tbl>") == "a b\nc\nouter\nwithin"


@pytest.mark.parametrize(
    "properties", ["<w:gridSpan w:val='99999999'/>", "<w:vMerge/>", "<w:gridSpan w:val='x'/>"]
)
def test_a_table_takes_time_and_memory_by_its_size_alone(properties):
    started = perf_counter()
    assert text_of(f"<w:tbl>{row(cell('a'))}{row(cell('b', properties)) * 3000}</w:tbl>").startswith("a")
    assert perf_counter() - started < 5


def test_odd_properties_lose_no_text():
    data = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_with(BODY.format(paragraph(run("It opened."))).encode()))) as whole,
        zipfile.ZipFile(data, "w") as changed,
    ):
        for name in whole.namelist():
            odd = name == "docProps/core.xml"
            changed.writestr(
                name, whole.read(name).replace(b"2024-", b"twenty-") if odd else whole.read(name)
            )
    [article] = articles(read_bytes("a.docx", data.getvalue()))
    assert article.text == "It opened."
