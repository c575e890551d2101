"""A freshly started dashboard on a port of its own."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.packages_support import GAZA

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
ATTEMPTS = 3


class DidNotStart(Exception):
    """The server ended, or answered nothing in time; the text is its log."""


@dataclass(frozen=True)
class Server:
    url: str
    process: subprocess.Popen[bytes]
    output: Path

    def log(self) -> str:
        return self.output.read_text(encoding="utf-8", errors="replace")


@contextmanager
def serve(*, data: Path = GAZA, timezone: str | None = None, app: Path | None = None) -> Iterator[Server]:
    """Start the dashboard, wait until it is healthy, stop it at the end."""
    script = app or ROOT / "app.py"
    environment = dict(os.environ)
    environment["PARLEY_DATA"] = str(data)
    if timezone is not None:
        environment["TZ"] = timezone
    with tempfile.NamedTemporaryFile(prefix="parley-server-", suffix=".log") as output:
        server = start(script, environment, output)
        try:
            yield server
        finally:
            stop(server.process)


def start(script: Path, environment: dict[str, str], output: IO[bytes]) -> Server:
    """Start on a free port; another process may take it in between, so try again when it does."""
    for attempt in range(1, ATTEMPTS + 1):
        port = free_port()
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "streamlit", "run", str(script)),
                *("--server.port", str(port), "--server.address", "127.0.0.1"),
                *("--server.headless", "true", "--server.fileWatcherType", "none"),
                *("--browser.gatherUsageStats", "false"),
            ],
            cwd=script.parent,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        server = Server(f"http://127.0.0.1:{port}", process, Path(output.name))
        try:
            wait_healthy(server)
        except DidNotStart as problem:
            stop(process)
            if attempt == ATTEMPTS or "is not available" not in str(problem):
                raise
        else:
            return server
    raise AssertionError


def wait_healthy(server: Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise DidNotStart(server.log())


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
