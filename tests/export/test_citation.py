"""Citations, letter for letter, and what a hostile descriptor makes of them."""

import pytest

from parley.dataset.descriptor import read_descriptor
from parley.export import citation
from tests.packages_support import GAZA


@pytest.fixture(scope="module")
def gaza():
    return read_descriptor(GAZA)


@pytest.fixture
def hostile(lakeland):
    with lakeland.descriptor() as about:
        about["title"] = "50 % of {a_b} & \\input{x}\nER  - \n#1 ~^<script>"
        about["contributors"] = [{"title": "Society of A and B"}, {"title": "Müller\r\nTY  - BOOK"}]
        about["name"] = "lake land,}"
        about["licenses"] = []
        about["created"] = ""
    return read_descriptor(lakeland.folder)


def test_text(gaza):
    assert citation.as_text(gaza) == (
        "Parley contributors (2026). Ceasefire diplomacy over Gaza, 2023 to 2026. Version 0.1.0. Data set. Licence: "
        "Creative Commons Attribution 4.0 International, https://creativecommons.org/licenses/by/4.0/."
    )


def test_bibtex(gaza):
    assert citation.as_bibtex(gaza) == (
        "@misc{gaza-ceasefire-0.1.0,\n"
        "  author = {{Parley contributors}},\n"
        "  title = {{Ceasefire diplomacy over Gaza, 2023 to 2026}},\n"
        "  year = {2026},\n"
        "  version = {0.1.0},\n"
        "  howpublished = {Data set},\n"
        "  note = {Version 0.1.0. Licence: Creative Commons Attribution 4.0 International, "
        "https://creativecommons.org/licenses/by/4.0/},\n"
        "}\n"
    )


def test_ris(gaza):
    assert citation.as_ris(gaza).split("\r\n") == [
        "TY  - DATA",
        "AU  - Parley contributors",
        "TI  - Ceasefire diplomacy over Gaza, 2023 to 2026",
        "PY  - 2026",
        "DA  - 2026/11/23/",
        "ET  - 0.1.0",
        f"AB  - {gaza.description}",
        "N1  - Licence: Creative Commons Attribution 4.0 International, "
        "https://creativecommons.org/licenses/by/4.0/",
        "ER  - ",
        "",
    ]


def test_bibtex_of_a_hostile_title_stays_one_entry(hostile):
    entry = citation.as_bibtex(hostile)
    assert entry.startswith("@misc{lake-land--0.1.0,\n")
    assert "author = {{Society of A and B} and {Müller TY - BOOK}}," in entry
    assert (
        r"title = {{50 \% of \textbraceleft{}a\_b\textbraceright{} \& \textbackslash{}input\textbraceleft{}x"
        r"\textbraceright{} ER - \#1 \textasciitilde{}\textasciicircum{}\textless{}script\textgreater{}}},"
    ) in entry
    depth = 0
    for character in entry:  # as BibTeX counts them: a backslash guards nothing
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
    assert "year" not in entry


def test_ris_of_a_hostile_title_stays_one_record(hostile):
    tags = [line[:2] for line in citation.as_ris(hostile).split("\r\n")]
    assert tags == ["TY", "AU", "AU", "TI", "ET", "AB", "ER", ""]


def test_text_without_a_day_says_so(hostile):
    assert citation.as_text(hostile).startswith("Society of A and B; Müller TY - BOOK (no date). 50 % of")
