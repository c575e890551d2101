"""Whether a package is the one that was validated before: a digest of its bytes and of the checks themselves."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

from parley.dataset.descriptor import FILE, Descriptor

Stamp = tuple[tuple[str, int, int, int], ...]


def files(folder: Path, descriptor: Descriptor) -> list[Path]:
    """List the files that make the package: the descriptor and each table."""
    return [folder / FILE, *(folder / table.path for table in descriptor.tables)]


def stamp(folder: Path) -> Stamp:
    """Give name, time of change, size and node of each data file: cheap enough to ask at every rerun."""
    entries = sorted((*folder.glob("*.csv"), *folder.glob(FILE)))
    found = []
    for path in entries:
        try:
            status = path.stat()
        except OSError:
            continue  # gone between the listing and now: an absent file is a difference too
        found.append((path.name, status.st_mtime_ns, status.st_size, status.st_ino))
    return tuple(found)


def fingerprint(folder: Path, descriptor: Descriptor) -> str:
    """Digest the package's bytes together with the code that validates it: if either changes, it is another one."""
    digest = hashlib.sha256(version("frictionless").encode())
    checks = sorted(Path(__file__).parent.rglob("*.py"))
    for path in (*checks, *files(folder, descriptor)):
        content = path.read_bytes()
        digest.update(f"{path.name}:{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()


def was_valid(mark: str) -> bool:
    """Say whether a package with this fingerprint passed validation on this machine."""
    try:
        return _record(mark).is_file()
    except OSError:  # a cache that can't be read remembers nothing
        return False


def note_valid(mark: str) -> None:
    """Remember that it did; where nothing can be written, the next start validates again."""
    record = _record(mark)
    try:
        record.parent.mkdir(parents=True, exist_ok=True)
        record.touch()
    except OSError:
        return


def _record(mark: str) -> Path:
    return user_cache_path("parley") / "validated" / mark
