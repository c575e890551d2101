"""Rules for the house itself: what its files may name, and what its dependencies must carry."""

import re
import subprocess

import pytest

# Spelled in pieces, so that this file keeps its own rule.
ROOTS = ["work", "tmp", "root", "opt", "home/[a-z]+", "Users/[A-Za-z]+", "var/folders"]
PLACES = re.compile(rf"(?<![\w.-])(?<![\w.-]/)(?<!\w//)/(?:{'|'.join(ROOTS)})(?![\w.-])")
REGISTRIES = re.compile(r"(?:files\.pythonhosted|pypi\.(?:org|io)|test\.pypi|registry\.npmjs|npmjs\.org)")
NAME = re.compile(r"^[a-z0-9][a-z0-9._-]*", re.IGNORECASE)


def tracked_files(root):
    """Return what git tracks or would track; in an unpacked archive, without git, there is nothing to ask."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listing = subprocess.run(command, cwd=root, capture_output=True, check=True, encoding="utf-8").stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    files = (root / name for name in listing.split("\0") if name)
    return [path for path in files if path.is_file()]


def tracked_lines(root):
    for path in tracked_files(root):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            yield f"{path.relative_to(root)}:{number}", line


def direct_dependencies(path):
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [NAME.match(line)[0] for line in lines if line and not line.startswith(("#", "-"))]


@pytest.mark.parametrize("pattern", [PLACES, REGISTRIES], ids=["machine path", "registry host"])
def test_no_tracked_file_names(pattern, root):
    assert [
        f"{place}: {line.strip()[:160]}" for place, line in tracked_lines(root) if pattern.search(line)
    ] == []


@pytest.mark.parametrize(
    "path",
    [
        "/" + "work/main/app.py",
        "see /" + "tmp/x",
        "/" + "root/.cache",
        "file:///" + "home/ada/x",
        "/" + "Users/ada",
    ],
)
def test_machine_paths_are_recognised(path):
    assert PLACES.search(path)


@pytest.mark.parametrize(
    "text", ["https://example.org/" + "work/main", "the framework/homework", "a/" + "tmp/b", "pages/work"]
)
def test_addresses_are_no_machine_paths(text):
    assert not PLACES.search(text)


@pytest.mark.parametrize("file", ["requirements.in", "requirements-dev.in"])
def test_every_direct_dependency_has_a_reason(file, root):
    reasons = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    missing = [
        name
        for name in direct_dependencies(root / file)
        if not re.search(rf"^- `{re.escape(name)}`: \S", reasons, re.MULTILINE)
    ]
    assert missing == []


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_hashed(file, root):
    text = (root / file).read_text(encoding="utf-8").replace("\\\n", " ")
    requirements = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    loose = [
        line for line in requirements if not re.match(r"[\w.-]+==\S+.* --hash=sha256:[0-9a-f]{64}", line)
    ]
    assert requirements
    assert loose == []


def test_every_direct_dependency_is_locked(root):
    locked = (root / "requirements.txt").read_text(encoding="utf-8")
    names = direct_dependencies(root / "requirements.in")
    assert [name for name in names if f"\n{name}==" not in locked] == []
