"""One open copy of each package in a process, kept in service while its files change."""

from __future__ import annotations

import threading
from pathlib import Path

from parley.dataset.dataset import Dataset
from parley.dataset.descriptor import FILE
from parley.dataset.fingerprint import Stamp, stamp
from parley.dataset.problems import InvalidPackageError, Problem


def find_packages(root: Path) -> list[Path]:
    """List the folders under `root` that hold a data package, by name; `root` itself if it is one."""
    if (root / FILE).is_file():
        return [root]
    return sorted(path.parent for path in root.glob(f"*/{FILE}"))


class Store:
    """The data set of one folder: opened once, and replaced only by a version that is valid.

    Attributes
    ----------
    problems : tuple of Problem
        Why the version now in the folder is not in service; empty if it is.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: tuple[Problem, ...] = ()
        self._dataset: Dataset | None = None
        self._seen: Stamp | None = None
        self._opening = threading.Lock()

    def current(self) -> Dataset:
        """Give the data set in service.

        The first call opens it. Later ones look whether the files changed; if so, the new version is validated
        in the background and this one stays in service until that has succeeded.

        Raises
        ------
        InvalidPackageError
            No version has been valid yet.
        """
        if self._dataset is None:
            self.refresh()
        elif stamp(self.folder) != self._seen and not self._opening.locked():
            threading.Thread(target=self.refresh, name=f"open {self.folder.name}", daemon=True).start()
        if self._dataset is None:
            raise InvalidPackageError(str(self.folder), self.problems)
        return self._dataset

    def refresh(self) -> None:
        """Open what is in the folder now, if it differs from what was last looked at; put it in service if valid."""
        with self._opening:
            while (now := stamp(self.folder)) != self._seen:  # again if files changed while they were read
                try:
                    self._dataset, self.problems = Dataset.open(self.folder), ()
                except InvalidPackageError as error:
                    self.problems = error.problems
                self._seen = now


_stores: dict[Path, Store] = {}
_entering = threading.Lock()


def store_for(folder: Path) -> Store:
    """Give the one store of a folder in this process, by whatever path the folder is named."""
    with _entering:  # readers are threads, and two that come first together would open two copies
        return _stores.setdefault(folder.resolve(), Store(folder))
