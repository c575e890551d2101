"""The real app, run page by page without a browser."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "tests" / "packages" / "gaza-ceasefire"
"""The first edition of the shipped data: see its note."""
TODAY = ROOT / "data" / "gaza-ceasefire"
INVENTED = ROOT / "tests" / "packages" / "lakeland"
TIMEOUT = 30


def script(page: str) -> str:
    """Give the file of a page, as `AppTest.switch_page` wants it."""
    return f"app_pages/{page}/page.py"


def html_of(app: AppTest) -> str:
    """Join all that the page drew through templates."""
    return "\n".join(str(each.proto.body) for each in app.get("html"))


def sentence(app: AppTest) -> str:
    """Give the line under the filters: what is selected, and how many rows match."""
    return str(app.caption[0].value).replace("\\", "").partition(" The data reach")[0]
