"""Reads tables that a page drew as HTML, cell by cell, as a reader would."""

from html.parser import HTMLParser


class Cells(HTMLParser):
    """Gathers what stands in each cell, by the row's header and the party that the cell is of.

    Attributes
    ----------
    cells : mapping of (row, party) to text
        Of rows with the same header, one after the other.
    heads : list of str
        The headers of the columns, from left to right.
    """

    def __init__(self, drawn: str) -> None:
        super().__init__()
        self.cells: dict[tuple[str, str], str] = {}
        self.heads: list[str] = []
        self._row, self._label, self._text, self._in, self._head = "", "", [], "", False
        self.feed(drawn)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in ("th", "td"):
            self._in, self._text, self._label = tag, [], given.get("data-label", "")
            self._head = given.get("scope") == "col"

    def handle_data(self, data):
        if self._in and data.strip():
            self._text.append(" ".join(data.split()))

    def handle_endtag(self, tag):
        if not self._in or tag not in ("th", "td"):
            return
        text = " ".join(" ".join(self._text).replace(" ,", ",").replace(" :", ":").split())
        if tag == "td":
            said = self.cells.get((self._row, self._label), "")
            self.cells[self._row, self._label] = f"{said} {text}".strip()
        elif self._head:
            self.heads.append(text)
        else:
            self._row = text
        self._in = ""
