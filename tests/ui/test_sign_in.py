"""The page for a team: who gets in, what their corrections say, and a real proxy before the server."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.types import Message, Receive, Scope, Send

from tests.conftest import PATIENCE, free_port, running_page, settled
from tests.own_loop import finish
from tests.ui.identity_provider import CLIENT, CLIENT_SECRET, Provider, served_provider
from tests.ui.test_access_gate import FOLLOWED_LINK, HANDSHAKE, answer
from timeline.errors import UsageError
from timeline.store import Store
from timeline.ui.sign_in_door import while_allowed
from timeline.ui.sign_in_file import SignInFile, read_sign_in

pytestmark = pytest.mark.slow  # starts servers

SECRET = "a-secret-of-the-tests-that-nobody-else-knows"  # noqa: S105
FILE = """
[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "{secret}"
client_id = "{client}"
client_secret = "{client_secret}"
server_metadata_url = "{issuer}/.well-known/openid-configuration"

[timeline]
people = ["ada@example.org", "@Newsroom.example"]
"""


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with served_provider() as provider:
        yield provider


@pytest.fixture(scope="module")
def team_store(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("team") / "timeline.sqlite"
    shutil.copy(seeded, path)
    return path


@pytest.fixture(scope="module")
def team(provider: Provider, team_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page that asks the provider who comes."""
    folder, port = tmp_path_factory.mktemp("sign-in"), free_port()
    address = f"http://127.0.0.1:{port}"
    file = sign_in_file(folder, address, provider)
    with running_page(port, team_store, folder / "log", f"--sign-in={file}"):
        yield f"{address}/"


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """A page of a browser that has never been here."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def sign_in_file(folder: Path, address: str, provider: Provider) -> Path:
    """Write the file that sets up the sign-in of a page at an address; return its path."""
    values = {"secret": SECRET, "client": CLIENT, "client_secret": CLIENT_SECRET}
    file = folder / "sign-in.toml"
    file.write_text(FILE.format(address=address, issuer=provider.issuer, **values))
    return file


def sign_in(page: Page, email: str, name: str) -> None:
    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("Email").fill(email)
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Continue").click()


@pytest.mark.parametrize("path", ["/", "/?token=x", "/_stcore/host-config", "/media/a.png", "/auth/login/x"])
def test_before_the_sign_in_nothing_is_answered(team, path):
    for cookie in ({}, {"Cookie": "_streamlit_user=forged"}, {"Cookie": "_streamlit_user=chunks-2"}):
        assert answer(team, path, cookie)[0] == 403
    assert answer(team, "/_stcore/stream", HANDSHAKE)[0] == 403
    assert answer(team, "/_stcore/upload_file/a/b", {}, "PUT")[0] == 403
    assert answer(team, "/", {"X-Timeline-Person": "Ada", "X-Timeline-Token": ""})[0] == 403


def test_another_site_cannot_start_a_sign_in_in_the_background(team):
    embedded = FOLLOWED_LINK | {"Sec-Fetch-Dest": "iframe"}
    assert answer(team, "/auth/login?with=default", embedded)[0] == 403
    status, headers = answer(team, "/auth/login?with=default", FOLLOWED_LINK)
    assert (status, headers["location"].startswith("/auth/login?provider=")) == (303, True)


@pytest.mark.browser
def test_a_correction_of_a_signed_in_person_stands_in_the_history_with_the_name(team, visitor, team_store):
    visitor.goto(f"{team}?timeline=Example&lanes=actor")
    sign_in(visitor, "ada@example.org", "Ada <b>Byron</b>")
    settled(visitor)
    assert "lanes=actor" in visitor.url  # the view that was asked for
    expect(visitor.locator(".tl-program")).to_contain_text("Ada <b>Byron</b> (ada@example.org) has signed in")
    visitor.locator(".tl-row-list").get_by_text("Taliban entered the capital").click()
    visitor.get_by_role("button", name="Mark as checked").click()
    visitor.get_by_role("button", name=re.compile("Undo")).wait_for()
    visitor.get_by_text("Corrections 1").click()
    expect(visitor.locator(".tl-row-list")).to_contain_text("Ada <b>Byron</b> (ada@example.org)")
    with Store.open(str(team_store)) as store:
        [entry] = store.snapshot(store.timelines()[0].id).history
    assert (entry.correction.kind, entry.person) == ("checked", "Ada <b>Byron</b> (ada@example.org)")


@pytest.mark.browser
def test_the_files_of_the_server_are_not_the_teams(team, visitor):
    visitor.goto(team)
    sign_in(visitor, "grace@newsroom.example", "Grace")
    visitor.get_by_role("button", name="Add articles").click()
    expect(visitor.get_by_role("tab", name="Upload")).to_be_visible()
    expect(visitor.get_by_role("tab", name="Folder")).to_have_count(0)


@pytest.mark.browser
def test_a_signed_in_person_can_sign_out(team, visitor):
    visitor.goto(team)
    sign_in(visitor, "grace@newsroom.example", "Grace")
    visitor.get_by_role("button", name="Timelines").click()
    visitor.get_by_role("button", name="Sign out").click()
    expect(visitor.get_by_role("link", name="Sign in")).to_be_visible()
    assert "_streamlit_user" not in {each["name"] for each in visitor.context.cookies(team)}


@pytest.mark.browser
@pytest.mark.parametrize(
    "email", ["eve@example.org", "unverified@newsroom.example", "x@sub.newsroom.example"]
)
def test_who_is_not_on_the_list_stays_outside(team, visitor, email):
    visitor.goto(team)
    sign_in(visitor, email, "<script>alert(1)</script>")
    expect(visitor.get_by_role("heading")).to_have_text("You are not on the list")
    expect(visitor.locator("p").first).to_contain_text("<script>alert(1)</script>")
    assert visitor.request.get(f"{team}_stcore/host-config").status == 403
    visitor.get_by_role("link", name="Sign out").click()
    expect(visitor.get_by_role("link", name="Sign in")).to_be_visible()


@pytest.mark.browser
def test_a_token_signed_by_another_key_is_refused(team, visitor, provider, monkeypatch):
    monkeypatch.setattr(provider, "forged", True)
    visitor.goto(team)
    sign_in(visitor, "ada@example.org", "Ada")
    expect(visitor.get_by_role("link", name="Sign in")).to_be_visible()
    assert visitor.request.get(team).status == 403


@pytest.mark.parametrize("trusts", [False, True])
def test_an_email_counts_only_if_it_is_verified_or_trusted(tmp_path, trusts):
    file = sign_in_file(tmp_path, "https://t.example", Provider())
    if trusts:
        file.write_text(f"{file.read_text()}\ntrust_emails = true\n")
    known = read_sign_in(file)
    claims = {"email": "Ada@Example.org"}
    assert known.lets_in(claims) is trusts
    assert known.lets_in(claims | {"email_verified": True})
    for denied in (False, "true", None, 1):
        assert not known.lets_in(claims | {"email_verified": denied})
    assert not known.lets_in({"email_verified": True})


INCOMPLETE = {
    "no TOML": ("[auth", "no TOML"),
    "nobody": ('people = ["ada@example.org", "@Newsroom.example"]', "people"),
    "no provider": ('client_id = "timeline"', "client_id of [auth] is missing"),
    "no address": ('redirect_uri = "https://t.example/oauth2callback"', "redirect_uri of [auth] is missing"),
    "another address": ("/oauth2callback", "has to end with /oauth2callback"),
    "no host": ("https://t.example", "no address such as"),
    "a short secret": (SECRET, "cookie_secret"),
}


@pytest.mark.parametrize(("gone", "said"), INCOMPLETE.values(), ids=INCOMPLETE)
def test_an_incomplete_file_is_one_sentence(tmp_path, gone, said):
    file = sign_in_file(tmp_path, "https://t.example", Provider())
    whole = file.read_text()
    assert read_sign_in(file).address.host == "t.example"
    file.write_text("[auth" if said == "no TOML" else whole.replace(gone, ""))
    with pytest.raises(UsageError, match=re.escape(said)) as refused:
        read_sign_in(file)
    assert "\n" not in str(refused.value)
    assert str(refused.value).endswith(".")


CLAIMS = {"email": "ada@example.org", "email_verified": True}


def test_the_list_of_people_counts_as_it_is_now(tmp_path):
    path = sign_in_file(tmp_path, "https://t.example", Provider())
    whole, file = path.read_text(), SignInFile(path)
    assert file.lets_in(CLAIMS)
    path.write_text(whole.replace('"ada@example.org", ', ""))
    assert not file.lets_in(CLAIMS)
    path.write_text(whole.replace("ada@example.org", "grace@example.org, "))
    assert not file.lets_in(CLAIMS)
    path.write_text(whole)
    assert file.lets_in(CLAIMS)


@pytest.mark.parametrize("half", ["", "[auth", "[timeline]\npeople = []"])
def test_a_file_that_is_being_written_leaves_the_list_as_it_was(tmp_path, half):
    path = sign_in_file(tmp_path, "https://t.example", Provider())
    file = SignInFile(path)
    path.write_text(half)
    assert file.lets_in(CLAIMS)
    assert not file.lets_in(CLAIMS | {"email": "eve@example.org"})
    path.unlink()
    assert file.lets_in(CLAIMS)


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer each message with itself, and send one more after the end."""
    assert scope["type"] == "websocket"
    while (message := await receive())["type"] == "websocket.receive":
        await send({"type": "websocket.send", "text": message["text"]})
    await send({"type": "websocket.send", "text": f"a run goes on after {message['type']}"})


def test_a_websocket_ends_at_the_first_message_of_who_is_off_the_list():
    people, came = {"ada"}, iter(["one", "two", "three"])
    answered: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.receive", "text": next(came)}

    async def send(message: Message) -> None:
        answered.append(message)
        if message.get("text") == "two":
            people.clear()

    watched = while_allowed(echo, lambda: "ada" in people)
    finish(watched({"type": "websocket"}, receive, send))
    assert [each.get("text") for each in answered] == ["one", "two", None]
    assert answered[-1] == {"type": "websocket.close", "code": 1008}
