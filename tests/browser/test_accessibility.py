"""What would shut readers out: axe-core finds nothing serious in what we draw, on any page, in light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from parley import urls

SERIOUS = {"serious", "critical"}
# What Streamlit draws by itself, and we can't change: the grid's canvas, the toolbar, its own inputs
NOT_OURS = (
    "stDataFrame",
    "stToolbar",
    "stHeader",
    "stMultiSelect",
    "stDateInput",
    "stSlider",
    "stSelectbox",
    "stExpander",
    "stElementToolbar",
    "brush_brush",  # the outline that Vega draws of a span; the chart itself has its alt text
)


def ours(node) -> bool:
    return not any(each in node["html"] or each in " ".join(map(str, node["target"])) for each in NOT_OURS)


# Each view in light; in dark, where only colours differ, contrast on each page's first
SHOWN = [
    *((page, None, scheme) for page in urls.PAGES for scheme in ("light", "dark")),
    *((page, view, "light") for page, views in urls.VIEWS.items() for view in views[1:]),
]


@pytest.mark.parametrize(("page", "view", "scheme"), SHOWN)
def test_nothing_serious_stands_in_a_readers_way(page, view, scheme, reader):
    reader.page.emulate_media(color_scheme=scheme)
    asked = {urls.AS_OF: "2024-08-21"} | ({urls.VIEW: view} if view else {})
    # A chosen name is a mark without the widget's name in it, so the widget is left out as a whole
    others = {"exclude": [["[data-testid=stMultiSelect]"]]}
    found = Axe().run(reader.open(urls.address(page, asked)), context=others)
    serious = [
        (violation["id"], node["target"], node["failureSummary"])
        for violation in found.response["violations"]
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
        if ours(node)
    ]
    assert serious == []
