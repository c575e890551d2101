"""The look stands in one place for each thing, and where it must stand in two, they agree."""

import tomllib
from pathlib import Path

from parley import theme

ROOT = Path(__file__).parents[1]


def test_the_style_sheet_has_the_backgrounds_of_the_theme():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    grounds = f"light-dark({config['light']['backgroundColor']}, {config['dark']['backgroundColor']})"
    assert grounds in (ROOT / "static" / "parley.css").read_text(encoding="utf-8")


def test_names_keep_their_colour_and_the_rest_share_one():
    names = [f"name {number}" for number in range(12)]
    given = theme.colours(names)
    assert [given[name] for name in names[:9]] == list(theme.CATEGORICAL)
    assert {given[name] for name in names[9:]} == {theme.OTHER}
