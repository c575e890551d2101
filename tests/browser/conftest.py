"""Fixtures: a Chromium for each worker, a fresh server and a fresh browser context for each test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.server import Server, serve
from tests.browser.visit import Visit, visit
from tools.chromium import ADVICE, find

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.fail(ADVICE, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def start_server() -> Iterator[Callable[..., Server]]:
    """Start a server of the test's own: ``start_server(data=..., timezone=...)``."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(serve(**options))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One server, on the first edition of the shipped data, for all tests that change nothing on it."""
    with serve() as running:
        yield running


@pytest.fixture
def start_visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Begin a visit: ``start_visit(server)``, or as a reader in another place: ``timezone=...``."""
    with ExitStack() as stack:
        yield lambda server, **options: stack.enter_context(visit(browser, server.url, **options))


@pytest.fixture
def reader(server: Server, start_visit: Callable[..., Visit]) -> Visit:
    """A visit to the shared server."""
    return start_visit(server)
