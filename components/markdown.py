"""Text that is not ours, where Streamlit would read Markdown."""

SPECIAL = frozenset("\\`*_{}[]()<>#+-.!|~$:@&")


def plain(text: str) -> str:
    """Escape a text so that it is shown as it stands: data and strangers' words are never Markdown."""
    return "".join(f"\\{each}" if each in SPECIAL else each for each in text)
