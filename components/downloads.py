"""A file for the reader, made when it is asked for; where that fails, the page says why.

Streamlit makes the file in a thread of its own, outside the run of the page, and tells the reader nothing of what went
wrong there. So the click's callback waits for the outcome, and the fragment around the button, which runs again then,
says it. A fragment, because a run of the whole page would draw everything anew for a file.
"""

import logging
from collections.abc import Callable
from threading import Event, Lock

import streamlit as st

from components.markdown import plain
from parley.export import ExportError

STARTS_WITHIN = 15
ENDS_WITHIN = 120
"""Seconds."""
LATE = "The file was not ready in time. Try again."
EMPTY = "There was nothing to put into the file."
UNFORESEEN = "The file could not be made, for a reason nobody foresaw; it was noted in the server's log."

_log = logging.getLogger(__name__)
_one_at_a_time = Lock()


class Attempt:
    """One go at making a file: outlives the run of the page in which its button was drawn."""

    def __init__(self, make: Callable[[], bytes]) -> None:
        self._make = make
        self._started, self._ended = Event(), Event()
        self._failure = ""

    def run(self) -> bytes:
        """Make the file, or note what failed and raise."""
        self._started.set()
        self._failure = UNFORESEEN
        try:
            with _one_at_a_time:
                content = self._make()
            if not content:
                self._failure = EMPTY
                raise ValueError(EMPTY)
            self._failure = ""
        except ExportError as error:
            self._failure = str(error)
            raise
        except Exception:
            _log.exception("A file could not be made")
            raise
        else:
            return content
        finally:
            self._ended.set()

    def failure(self) -> str:
        """Wait for the end, and say what failed; empty if nothing did."""
        in_time = self._started.wait(STARTS_WITHIN) and self._ended.wait(ENDS_WITHIN)
        return self._failure if in_time else LATE


@st.fragment
def download(
    label: str,
    make: Callable[[], bytes],
    *,
    file_name: str,
    mime: str,
    key: str,
    help: str | None = None,
) -> None:
    """Draw a button that hands over a file.

    Parameters
    ----------
    label : str
        Plain text, says what the file is.
    make : callable
        Gives the content; called on a click, one at a time in this process, in a thread that can't draw. What it raises
        as `ExportError` is told to the reader.
    file_name, mime : str
    key : str
        Tells this button from others.
    """
    attempt = Attempt(make)
    st.download_button(
        plain(label),
        attempt.run,
        file_name=file_name,
        mime=mime,
        key=key,
        help=help,
        icon=":material/download:",
        on_click=_settle,
        args=(attempt, _failed(key)),
    )
    if said := st.session_state.pop(_failed(key), ""):
        st.error(plain(said), icon=":material/error:")


def _settle(attempt: Attempt, noted: str) -> None:
    st.session_state[noted] = attempt.failure()


def _failed(key: str) -> str:
    return f"parley.failed.{key}"
