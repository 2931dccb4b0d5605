"""The built wheel, installed in an empty environment outside the checkout, is the whole program."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import free_port, wait_for_server
from timeline.store import Store

ROOT = Path(__file__).parents[1]
SOURCES = (
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "dashboard.py",
    "timeline",
    "seeds",
    ".streamlit",
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an environment with the wheel; its dependencies come from the running environment."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source / name)
    pip = [sys.executable, "-m", "pip"]
    offline = ["-q", "--no-deps", "--no-index", "--disable-pip-version-check"]
    build = [*pip, "wheel", *offline, "--no-build-isolation", "-w", str(folder), str(source)]
    subprocess.run(build, check=True)
    [wheel] = folder.glob("*.whl")
    environment = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    paths = {"base": str(environment), "platbase": str(environment)}
    packages = Path(sysconfig.get_path("purelib", "venv", paths))
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    python = environment / packages_scripts() / "python"
    subprocess.run([*pip, "--python", str(python), "install", *offline, str(wheel)], check=True)
    return environment


def packages_scripts() -> str:
    """Return the name of the folder of an environment's commands."""
    return "Scripts" if os.name == "nt" else "bin"


@pytest.fixture(scope="module")
def command(environment: Path) -> str:
    return str(environment / packages_scripts() / "timeline")


@pytest.fixture
def served(command: str, tmp_path: Path) -> Iterator[tuple[int, Path, str]]:
    """``timeline serve`` outside the checkout: its port, the file of its store, the printed address."""
    port, log, store = free_port(), tmp_path / "log", tmp_path / "timeline.sqlite"
    arguments = ["serve", "--port", str(port), "--store", str(store), "--no-browser"]
    with log.open("wb") as stream:
        process = subprocess.Popen([command, *arguments], cwd=tmp_path, stdout=stream, stderr=stream)
    try:
        wait_for_server(port, process, log)
        yield port, store, re.findall(r"http://\S+", log.read_text(encoding="utf-8"))[0]
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_articles_are_extracted_outside_the_checkout(command, tmp_path):
    path = tmp_path / "news.txt"
    path.write_text(" date 2024-01-10 News\n\nMaria Santos arrived in Lisbon on Monday.", encoding="utf-8")
    run = subprocess.run(
        [command, "extract", "news.txt"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert json.loads(run.stdout)["title"] == "Maria Santos arrived in Lisbon"


def test_the_program_comes_from_the_wheel_with_its_types(environment, tmp_path):
    code = "import timeline; print(timeline.__file__)"
    python = str(environment / packages_scripts() / "python")
    run = subprocess.run([python, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    package = Path(run.stdout.strip()).parent
    assert environment in package.parents
    assert (package / "py.typed").exists()
    settings = tomllib.loads(
        (environment / "share/timeline/.streamlit/config.toml").read_text(encoding="utf-8")
    )
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["browser"]["gatherUsageStats"] is False


@pytest.mark.browser
def test_the_page_is_served_to_this_machine_alone_with_the_example(served, page: Page):
    port, store, address = served
    page.goto(f"http://127.0.0.1:{port}/")
    expect(page.get_by_role("heading", name="This page is not open to this browser")).to_be_visible()
    page.goto(address)
    expect(page.get_by_role("heading", name="Example")).to_be_visible()
    with Store.open(str(store)) as opened:
        assert [each.name for each in opened.timelines()] == ["Example"]
    address = socket.gethostbyname(socket.gethostname())
    if not address.startswith("127."):
        with pytest.raises(OSError, match=r"refused|timed out"), socket.create_connection((address, port), 5):
            pass


@pytest.mark.parametrize("port", ["0", "70000", "http"])
def test_a_wrong_port_is_wrong_usage(command, port, tmp_path):
    run = subprocess.run(
        [command, "serve", "--port", port], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert "a number from 1 to 65535 is needed" in run.stderr
