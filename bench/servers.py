"""The three servers that are measured side by side."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from parley import urls
from tests.browser.server import ROOT, serve
from tests.packages_support import SHIPPED

BARE, FRAMED, INNER = "bare floor", "framed floor", "framed, inner"
"""The floors; the framed one at its root, and at the address of a page within, which Streamlit loads more slowly."""
DOOR = "app.py"


@contextmanager
def serve_all() -> Iterator[dict[str, str]]:
    """Start the app and the two floors, each on a free port; give the address of every floor and page.

    The framed floor has the app's settings, theme and typeface. The bare one has none of them.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="parley-bench-")))
        everything = [path.name for path in ROOT.iterdir() if path.name != DOOR]
        bare = stack.enter_context(serve(app=_house(folder / "bare", "bare.py", ["bench"])))
        framed = stack.enter_context(serve(app=_house(folder / "framed", "framed.py", everything)))
        app = stack.enter_context(serve(data=SHIPPED))
        floors = {BARE: bare.url, FRAMED: framed.url, INNER: framed.url + urls.path(list(urls.PAGES)[-1])}
        yield floors | {page: app.url + urls.path(page) for page in urls.PAGES}


def _house(folder: Path, door: str, rooms: list[str]) -> Path:
    """Lay out a folder that is this project, as far as `rooms` go, behind another door; give the door."""
    folder.mkdir()
    for name in rooms:
        (folder / name).symlink_to(ROOT / name)
    own = folder / DOOR
    own.write_text((ROOT / "bench" / "doors" / door).read_text(encoding="utf-8"), encoding="utf-8")
    return own
