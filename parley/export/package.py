"""The data package as one file, and its tables, byte for byte what is in service."""

from __future__ import annotations

from pathlib import Path

from parley.dataset import Dataset
from parley.dataset.fingerprint import files, fingerprint, stamp
from parley.export.names import plain_name
from parley.export.packed import pack
from parley.export.problems import ExportError, Reason

PAPERS = ("CHANGELOG", "CITATION", "LICENSE", "README")
PAPER_ENDINGS = ("", ".cff", ".md", ".txt")


def package_zip(dataset: Dataset) -> bytes:
    """Pack the descriptor, all tables and the papers beside them into a ZIP with one folder.

    Raises
    ------
    ExportError
        The files can't be read, or are no longer those in service.
    """
    top = plain_name(f"{dataset.name}-{dataset.version}")
    files = sorted((contents(dataset) | _papers(dataset)).items())
    return pack({f"{top}/{name}": content for name, content in files})


def contents(dataset: Dataset) -> dict[str, bytes]:
    """Read descriptor and tables, by file name, if the folder still holds what is in service.

    Raises
    ------
    ExportError
        They can't be read, or have changed.
    """
    folder = _folder(dataset)
    before = stamp(folder)
    try:
        found = {path.name: path.read_bytes() for path in files(folder, dataset.descriptor)}
        same = fingerprint(folder, dataset.descriptor) == dataset.fingerprint
    except OSError as error:
        raise _unreadable(error) from error
    if not same or stamp(folder) != before:
        raise ExportError(Reason.CHANGED, version=dataset.version)
    return found


def papers(dataset: Dataset) -> list[str]:
    """Name the files that tell people of the package; a link is left out, since it may lead anywhere."""
    if dataset.folder is None or not dataset.folder.is_dir():
        return []
    return sorted(
        path.name
        for path in dataset.folder.iterdir()
        if path.stem in PAPERS and path.suffix in PAPER_ENDINGS and path.is_file() and not path.is_symlink()
    )


def _papers(dataset: Dataset) -> dict[str, bytes]:
    folder = _folder(dataset)
    try:
        return {name: (folder / name).read_bytes() for name in papers(dataset)}
    except OSError as error:
        raise _unreadable(error) from error


def _folder(dataset: Dataset) -> Path:
    if dataset.folder is None:
        raise ExportError(Reason.NO_FOLDER)
    return dataset.folder


def _unreadable(error: OSError) -> ExportError:
    """Name the file, not the folder: where a server keeps its files is nobody's business."""
    return ExportError(
        Reason.UNREADABLE,
        file=Path(error.filename or "A file").name,
        why=error.strerror or type(error).__name__,
    )
