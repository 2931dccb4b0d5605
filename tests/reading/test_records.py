"""Records: names of columns, JSON, tables, Parquet."""

import json
from datetime import UTC, date, datetime

import pytest

from tests.reading.samples import articles, lines, messages, parquet
from timeline.errors import ColumnsError, ReadingNote
from timeline.model import Article
from timeline.reading import read_bytes
from timeline.reading.publication_day import publication_day


def one(name, data, **options):
    found = list(read_bytes(name, data, **options))
    assert not messages(found)
    [article] = articles(found)
    return article


@pytest.mark.parametrize(
    "header",
    [
        "text,title,published,source,url,author,archive,language,id",
        "TEXT,Title, Published ,SOURCE,Url,Author,Archive,Language,ID",
        "Body,Headline,Date,Outlet,Link,Byline,Archive URL,lang,uuid",
        "article_text,article-title,Publication Date,Publisher,Link,authors,archived_url,language code,guid",
        "Texto,Título,Fecha,Fuente,permalink,Autor,wayback,idioma,doc_id",
        "Volltext,Schlagzeile,Erschienen am,Zeitung,Webadresse,Autorin,wayback,Sprache,guid",
        "Nota,Titular,Fecha de publicación,Periódico,Enlace,Autora,wayback,idioma,guid",
        "Contenu,Intitulé,Date de parution,Média,Lien,Auteur,wayback,langue,guid",
        "Conteúdo,Manchete,Data,Jornal,Endereço,Autores,wayback,língua,guid",
        "Testo,Titolo,Data di pubblicazione,Giornale,Collegamento,Autore,wayback,lingua,guid",
        "Текст,Заголовок,Дата,Источник,Ссылка,Автор,wayback,Язык,guid",
    ],
)
def test_columns_are_known_by_many_names(header):
    row = "It opened.,Bridge,2024-03-05,Post,https://post.example/a,Ida Brand,https://archive.example/a,en,7"
    article = one("a.csv", f"{header}\n{row}\n".encode())
    assert (article.id, article.text, article.title, article.published) == (
        "7",
        "It opened.",
        "Bridge",
        date(2024, 3, 5),
    )
    assert (article.source, article.url, article.author) == ("Post", "https://post.example/a", "Ida Brand")
    assert (article.archive, article.language) == ("https://archive.example/a", "en")
    assert article.published_from == f'the field "{header.split(",")[2].strip()}"'


def test_the_user_can_name_the_columns():
    data = b"text,Erschienen,Bericht\nA note,05.03.2024,It opened.\n"
    article = one("a.csv", data, columns={"text": "Bericht", "published": "Erschienen"})
    assert (article.text, article.published) == ("It opened.", date(2024, 3, 5))
    assert article.published_from == 'the field "Erschienen"'


def test_a_mapping_for_another_file_leaves_the_usual_columns():
    chosen = {"text": "Story", "published": "When"}
    assert one("a.csv", b"text,date\nIt opened.,2024-03-05\n", columns=chosen).published == date(2024, 3, 5)
    assert one("a.json", b'{"body": "It opened.", "title": "Bridge"}', columns=chosen).text == "It opened."
    assert one("b.csv", b"text,Story\nA note,It opened.\n", columns=chosen).text == "It opened."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"text,Kopf,Wann\nIt opened.,Bridge,2024-03-05\nIt shut.,Bridge,2024-03-06\n"),
        ("a.parquet", parquet(text=["It opened."], Kopf=["Bridge"], Wann=["2024-03-05"])),
    ],
)
def test_unused_columns_are_noted_if_title_or_day_is_missing(name, data):
    [note] = messages(read_bytes(name, data))
    assert note == (
        f"{name}: no column is known to hold the title or the publication date, "
        'and these were not used: "Kopf", "Wann".'
    )
    assert not messages(read_bytes(name, data, columns={"title": "Kopf", "published": "Wann"}))


STORY = "It opened on 5 March 2024."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", f"Nr,Bericht,Nr\n1,{STORY},1\n".encode()),
        ("a.parquet", parquet(Nr=[1], Bericht=[STORY])),
        ("a.json", json.dumps([{"Nr": 1, "Bericht": STORY}]).encode()),
        ("a.json", json.dumps({"found": {"Nr": 1, "Bericht": STORY}}).encode()),
        ("a.json", json.dumps({"page": 1, "found": [{"Nr": 1, "Bericht": STORY}]}).encode()),
        ("a.json", json.dumps({"Nr": 1, "Bericht": STORY, "tags": [{"tag": "x"}]}).encode()),
        ("a.jsonl", lines({"Nr": 1}, {"Nr": 2, "Bericht": STORY})),
    ],
)
def test_without_a_text_column_the_error_has_the_names_of_all_columns(name, data):
    [fault] = read_bytes(name, data)
    assert isinstance(fault, ColumnsError)
    assert fault.file == name
    assert {"Nr", "Bericht"} <= set(fault.columns)
    assert len(set(fault.columns)) == len(fault.columns)
    assert str(fault).startswith(f"{name}: ")
    assert "\n" not in str(fault)
    [read] = articles(read_bytes(name, data, columns={"text": "Bericht"}))
    assert read.text == STORY


def test_the_number_of_names_in_the_error_is_limited():
    header = ",".join([f"c{number}" for number in range(1000)] + ["x" * 100_000])
    [fault] = read_bytes("a.csv", f"{header}\n1\n".encode())
    assert isinstance(fault, ColumnsError)
    assert len(fault.columns) < 1000
    assert max(map(len, fault.columns)) < 1000


def test_lines_of_metadata_do_not_hide_the_articles():
    found = list(read_bytes("a.jsonl", lines({"made": "2024"}, {"by": "Ida"}, {"text": STORY})))
    assert [article.text for article in articles(found)] == [STORY]
    assert len(messages(found)) == 2


def test_the_text_wins_over_its_summary_and_empty_fields_are_ignored():
    assert one("a.jsonl", lines({"summary": "Short.", "content": "Long."})).text == "Long."
    assert one("a.jsonl", lines({"content": " ", "summary": "Short."})).text == "Short."
    assert one("a.jsonl", lines({"text": "A", "date": None, "created_at": "2024-03-05"})).published


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T23:30:00-08:00", "2024-03-05"),
        ("5 mars 2024", "2024-03-05"),
        ("20240305", "2024-03-05"),
        (20240305, "2024-03-05"),
        (1709600000, "2024-03-05"),
        (1709600000.5, "2024-03-05"),
        (1709600000000, "2024-03-05"),
        ("1709600000", "2024-03-05"),
        (date(2024, 3, 5), "2024-03-05"),
        (datetime(2024, 3, 5, 23, tzinfo=UTC), "2024-03-05"),
        ("1865-04-15", "1865-04-15"),
        ("9999-12-31", None),
        ("0001-01-01", None),
        (True, None),
        (float("nan"), None),
        (float("inf"), None),
        (10**400, None),
        (-1, None),
        (["2024-03-05"], None),
        ("March 2024", None),
    ],
)
def test_a_day_has_many_forms(value, day):
    assert publication_day(value) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ({"text": "A"}, ["a.json:1"]),
        ([{"text": "A"}, {"text": "B", "id": 7}], ["a.json:1", "7"]),
        ({"status": "ok", "articles": [{"content": "A"}]}, ["a.json:1"]),
        ({"response": {"pages": 1, "results": [{"body": "A"}]}}, ["a.json:1"]),
        ({"description": "A feed", "items": [{"content_text": "A"}]}, ["a.json:1"]),
        ({"x1": {"text": "A"}, "x2": {"text": "B"}}, ["a.json:x1", "a.json:x2"]),
        ({"text": "A", "comments": [{"text": "B"}]}, ["a.json:1"]),
        ({"summary": "A"}, ["a.json:1"]),
        ({"source": {"name": "Post"}, "text": ["First.", "Second."]}, ["a.json:1"]),
    ],
)
def test_nested_lists_of_articles_are_found(value, ids):
    found = list(read_bytes("a.json", json.dumps(value).encode()))
    assert not messages(found)
    assert [article.id for article in articles(found)] == ids


def test_values_may_be_lists_or_objects_with_a_name():
    article = one(
        "a.json",
        json.dumps(
            {
                "source": {"id": "post", "name": "Fulda Post"},
                "author": [{"name": "Ida Brand"}, {"name": "Jan Ott"}],
                "text": ["First.", "Second."],
                "title": {"rendered": "Bridge\nreopens"},
            }
        ).encode(),
    )
    assert article.source == "Fulda Post"
    assert article.author == "Ida Brand, Jan Ott"
    assert article.text == "First.\n\nSecond."
    assert article.title == "Bridge reopens"


def test_json_lines_with_the_suffix_json_are_read():
    found = list(read_bytes("a.json", lines({"text": "A"}, {"text": "B"})))
    assert [article.id for article in articles(found)] == ["a.json:1", "a.json:2"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_works(delimiter):
    data = delimiter.join(["title", "text"]) + "\n" + delimiter.join(["Bridge", '"One, two; three | four."'])
    assert one("a.csv", data.encode()).text == "One, two; three | four."


def test_cells_keep_their_line_breaks_and_rows_may_be_short_or_blank():
    data = b'text,title\r\n"One.\r\n\r\nTwo.",\r\n\r\n,\r\nThree.\r\n'
    first, second = articles(read_bytes("a.csv", data))
    assert (first.text, first.title, first.id) == ("One.\n\nTwo.", None, "a.csv:2")
    assert second.text == "Three."


def test_utf_16_of_spreadsheets_is_read():
    assert (
        one("a.csv", "text\tdate\nÜber die Brücke\t2024-03-05\n".encode("utf-16")).text == "Über die Brücke"
    )


def test_parquet_keeps_types_and_missing_values():
    data = parquet(
        Text=["A", "B"],
        date=[datetime(2024, 3, 5, 12), None],
        id=[1, 2],
        url=[None, "https://post.example/b"],
        other=[{"a": 1}, None],
    )
    first, second = articles(read_bytes("a.parquet", data))
    assert (first.id, first.published, first.url) == ("1", date(2024, 3, 5), None)
    assert (second.id, second.published, second.url) == ("2", None, "https://post.example/b")


@pytest.mark.parametrize(
    ("days", "read_in", "note"),
    [
        (["03/04/2021", "03/25/2021"], ["2021-03-04", "2021-03-25"], False),
        (["03/04/2021", "25/03/2021"], ["2021-04-03", "2021-03-25"], False),
        (["3.4.2021", "25.3.2021"], ["2021-04-03", "2021-03-25"], False),
        (["03/04/2021 10:30", "03/25/2021 09:00"], ["2021-03-04", "2021-03-25"], False),
        (["03/04/2021", "05/06/2021"], ["2021-04-03", "2021-06-05"], True),
        (["03/04/2021", "25/03/2021", "03/25/2021"], ["2021-04-03", "2021-03-25", "2021-03-25"], True),
        (["04/04/2021", "2021-06-05"], ["2021-04-04", "2021-06-05"], False),
    ],
)
def test_a_column_decides_the_order_of_day_and_month(days, read_in, note):
    data = "date,text\n" + "".join(f"{day},It opened.\n" for day in days)
    found = list(read_bytes("a.csv", data.encode()))
    assert [str(article.published) for article in articles(found)] == read_in
    assert ["may have the month first (03/04/2021)" in said for said in messages(found)] == [True] * note
    assert all(isinstance(one, Article | ReadingNote) for one in found)


_OPEN = (
    'id,text\na,"It opened in Porto."\nb,"It closed in Faro.\nc,"It burned in Beja."\nd,"It fell in Braga."\n'
)


@pytest.mark.parametrize(
    ("data", "read", "told"),
    [
        (_OPEN, {"a": "It opened in Porto.", "d": "It fell in Braga."}, 1),
        ('id,text,title\na,"It opened.",A\nb,"It closed.,B\n', {"a": "It opened."}, 1),
        ('id,text,title\na,"It opened.",A\nb,"It closed.,B', {"a": "It opened."}, 1),
        ('id,text\na,It is 5" wide.\nb,It closed.\n', {"a": 'It is 5" wide.', "b": "It closed."}, 0),
        ('id,text\na,"It ""opened""\nin Porto."\n', {"a": 'It "opened"\nin Porto.'}, 0),
    ],
)
def test_an_open_quotation_joins_no_rows_in_silence(data, read, told):
    found = list(read_bytes("a.csv", data.encode()))
    assert {each.id: each.text for each in articles(found)} == read
    assert sum("does not close" in said for said in messages(found)) == told


def test_articles_in_further_lists_of_an_object_are_told():
    items = [{"text": f"It opened in town {number}."} for number in range(3)]
    found = list(read_bytes("a.json", json.dumps({"data": {"items": items[:1], "more": items[1:]}}).encode()))
    assert [each.text for each in articles(found)] == [items[0]["text"]]
    assert [said for said in messages(found) if "2 more texts" in said]
    assert messages(list(read_bytes("a.json", json.dumps({"data": {"items": items}}).encode()))) == []
