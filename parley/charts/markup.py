"""Text for Plotly, which reads tags in whatever it is given."""


def plain(text: object) -> str:
    """Give a text that Plotly shows as it stands."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
