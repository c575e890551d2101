"""One reader's visit: a page in a fresh browser context, and all that it asked for and complained about."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    TimeoutError,
    WebSocket,
    WebSocketRoute,
)
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

READY_MS = 60_000
RUN_MS = 30_000

# Streamlit asks for these beneath a sub-page before it asks at the root, and the browser logs the 404s.
OWN_PROBE = re.compile(r"/[^/]+/_stcore/(health|host-config)$")

# Remembers when the page last changed, so that a test can wait until it stands still.
WATCH_CHANGES = """
window.parleyChanged = performance.now();
new MutationObserver(() => { window.parleyChanged = performance.now(); })
  .observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
"""

READY = """
() => {
  const app = document.querySelector('[data-testid="stApp"]');
  return app
    && app.getAttribute("data-test-connection-state") === "CONNECTED"
    && app.getAttribute("data-test-script-state") === "notRunning"
    && !document.querySelector(
      '[data-testid="stAppSkeleton"], [data-testid="stSkeleton"], [data-testid="stMain"] [data-stale="true"]')
    && performance.now() - window.parleyChanged > 150;
}
"""


STANDING = """
() => ({
  ...document.querySelector('[data-testid="stApp"]')?.dataset,
  pending: [...document.querySelectorAll('[data-testid$="Skeleton"], [data-stale="true"]')].map(e => e.innerText),
  still: Math.round(performance.now() - window.parleyChanged),
})
"""


class Visit:
    """A page on one server. Requests to any other host are refused and remembered."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.base = base
        self.context = context
        self.elsewhere: list[str] = []
        self.errors: list[str] = []
        own = re.escape(urlsplit(base).netloc)
        foreign = re.compile(rf"^(?!https?://{own}(/|$)|wss?://{own}(/|$)|data:|blob:)")
        context.route(foreign, lambda route: route.abort())
        context.route_web_socket(foreign, self._refuse)
        context.add_init_script(WATCH_CHANGES)
        context.on("request", self._note_request)
        context.on("console", self._note_console)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self._foreign = foreign
        self._sockets: list[WebSocket] = []
        self.page = context.new_page()
        self.page.on("websocket", lambda socket: self._sockets.append(socket))

    def open(self, path: str) -> Page:
        """Load an address as a reader does who types it, and wait until the page stands."""
        self.page.goto(self.base + path, wait_until="domcontentloaded")
        wait_ready(self.page)
        return self.page

    @contextmanager
    def rerun(self) -> Iterator[None]:
        """Do something that makes the script run again, and wait until that run is over and drawn.

        The server's own word counts: the state in the page passes too quickly to be seen when a run is short.
        """
        with self._sockets[-1].expect_event("framereceived", ends_a_run, timeout=RUN_MS):
            yield
        wait_ready(self.page)

    def _refuse(self, socket: WebSocketRoute) -> None:
        self.elsewhere.append(socket.url)
        socket.close()

    def _note_request(self, request: Request) -> None:
        if self._foreign.match(request.url):
            self.elsewhere.append(request.url)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        address = message.location["url"]
        if "404" in message.text and OWN_PROBE.search(urlsplit(address).path):
            return
        self.errors.append(f"{message.text} ({address})")


def ends_a_run(frame: str | bytes) -> bool:
    """Tell whether the server says that a run is over, and not cut short for the next one."""
    if isinstance(frame, str):
        return False
    message = ForwardMsg.FromString(frame)
    early = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
    return message.WhichOneof("type") == "script_finished" and message.script_finished != early


@contextmanager
def visit(browser: Browser, base: str, timezone: str | None = None) -> Iterator[Visit]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="en-GB", timezone_id=timezone, service_workers="block"
    )
    try:
        yield Visit(context, base)
    finally:
        context.close()


def parameters(page: Page) -> dict[str, list[str]]:
    """Give what stands in the address."""
    return parse_qs(urlsplit(page.url).query)


def wait_ready(page: Page) -> None:
    """Wait until Streamlit has ended its run and drawn all of it."""
    try:
        page.wait_for_function(READY, timeout=READY_MS)
    except TimeoutError as problem:
        problem.add_note(f"The page stood so: {page.evaluate(STANDING)}")
        raise
