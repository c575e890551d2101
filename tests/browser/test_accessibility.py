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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", urls.PAGES)
def test_nothing_serious_stands_in_a_readers_way(page, scheme, reader):
    reader.page.emulate_media(color_scheme=scheme)
    found = Axe().run(reader.open(f"{urls.path(page)}?as_of=2024-08-21"))
    serious = [
        (violation["id"], node["target"], node["failureSummary"])
        for violation in found.response["violations"]
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
        if ours(node)
    ]
    assert serious == []
