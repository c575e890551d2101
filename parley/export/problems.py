"""Why a file could not be made, and the words for it."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """What stood in the way; the value is the sentence, its blanks filled from the error's detail."""

    NO_FOLDER = "This data set was not opened from a folder, so there are no files to hand out."
    UNREADABLE = "{file} can't be read now ({why}). Try again later."
    NOT_SET = "The document could not be typeset: {why}"
    CHANGED = (
        "The files of this data set have changed since version {version} was opened, so they are not handed out "
        "under its name. Reload the page; if the new version is valid, it is shown within a minute."
    )


class ExportError(Exception):
    """A file that could not be made; as text, the sentence that tells the reader why."""

    def __init__(self, reason: Reason, **detail: str) -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(reason.value.format(**detail))
