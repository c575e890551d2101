"""Whatever stands in the files, validation answers with a list, and opening opens or refuses: nothing else."""

import csv
import io
import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.dataset import Dataset, InvalidPackageError, Problem, validate
from parley.dataset import rules as checks
from parley.dataset.descriptor import read_descriptor
from parley.dataset.validate import read_text
from tests.packages_support import LAKELAND

SOUND = {path.name: path.read_bytes() for path in sorted(LAKELAND.iterdir())}
TABLES = sorted(set(SOUND) - {"datapackage.json"})

CELLS = st.one_of(
    st.sampled_from(
        [
            "",
            " ",
            "2024-13-01",
            "2019-1-5",
            "9999-12-31",
            "0001-01-01",
            "NaN",
            "1e999",
            "-1",
            "1_0",
            "٣",
            ";",
        ],
    ),
    st.sampled_from(
        ['"', "\r\n", "\x00", "\ufeff", "{value}", "%s", "=1+1", "x" * 5000, "maren", "northshore"]
    ),
    st.text(max_size=12).filter(lambda text: text.isprintable() or text.isascii()),
)
VALUES = st.sampled_from([None, "", 0, True, [], {}, "x", "date", "list", "events", 1.5, ["x"], {"x": 1}])


def with_cell(content, draw):
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    row = draw(st.sampled_from(rows))
    row[draw(st.integers(0, len(row) - 1))] = draw(CELLS)
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def with_bytes(content, draw):
    start = draw(st.integers(0, len(content)))
    new = draw(
        st.one_of(st.sampled_from([b'"', b",", b"\n", b"\n\n", b"\r", b"\0", b"\xff"]), st.binary(max_size=3))
    )
    return content[:start] + new + content[start + draw(st.integers(0, 40)) :]


def with_value(content, draw):
    descriptor = json.loads(content)
    node = descriptor
    while True:
        keys = list(node) if isinstance(node, dict) else range(len(node))
        key = draw(st.sampled_from(list(keys)))
        if not isinstance(node[key], (dict, list)) or not node[key] or draw(st.integers(0, 3)) == 0:
            break
        node = node[key]
    if draw(st.booleans()):
        del node[key]
    else:
        node[key] = draw(VALUES)
    return json.dumps(descriptor).encode()


@st.composite
def packages(draw):
    """Give the invented package with a few cells, bytes or properties of its files replaced."""
    files = dict(SOUND)
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from([*TABLES, "datapackage.json"]))
        ways = (
            [with_bytes]
            if files[name] != SOUND[name]
            else [with_bytes, with_value if "json" in name else with_cell]
        )
        files[name] = draw(st.sampled_from(ways))(files[name], draw)
    return files


def laid_down(files, folder):
    for name, content in files.items():
        (Path(folder) / name).write_bytes(content)
    return Path(folder)


@settings(max_examples=12, deadline=None, derandomize=True)
@given(files=packages())
def test_no_corruption_gets_an_exception_out(files):
    with tempfile.TemporaryDirectory() as folder:
        package = laid_down(files, folder)
        try:
            dataset = Dataset.open(package)
        except InvalidPackageError as error:
            problems = list(error.problems)
        else:
            dataset.run(dataset.known("events", dataset.coverage.last))
            problems = validate(package)
            assert problems == []
        assert all(isinstance(each, Problem) and "\n" not in str(each) for each in problems)


DESCRIPTOR = read_descriptor(LAKELAND)
FRAMES = {table.name: read_text(LAKELAND / table.path) for table in DESCRIPTOR.tables}


@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data())
def test_no_rule_falls_over_a_cell(data):
    """The rules read text that nobody has checked, so they are given any, and many cells of it at once."""
    frames = {name: frame.copy() for name, frame in FRAMES.items()}
    for _ in range(data.draw(st.integers(1, 8))):
        frame = frames[data.draw(st.sampled_from([name for name, each in frames.items() if len(each)]))]
        row = data.draw(st.sampled_from(list(frame.index)))
        frame.loc[row, data.draw(st.sampled_from(list(frame.columns)))] = data.draw(CELLS)
    for problem in checks.check(DESCRIPTOR, frames):
        assert str(problem).startswith(f"{problem.where}: ")
