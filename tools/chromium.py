"""Find a Chromium for the browser tests; with --install, get one when none is there.

Looks at PARLEY_CHROMIUM, then for an installed Chromium or Chrome, then for Playwright's own. Installing takes
Debian's package when run as root, else Playwright's own build.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ADVICE = """\
No Chromium for the browser tests. Do one of these, then try again:
  - install one with the system's packages (Debian: apt-get install chromium)
  - let Playwright fetch its own: .venv/bin/python -m playwright install chromium
  - set PARLEY_CHROMIUM to the path of a Chromium or Chrome that is already here"""


class NoChromium(Exception):
    """No browser that starts; the text says what to do."""


def starts(path: str) -> bool:
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find() -> str | None:
    """Return the path of a Chromium that starts, or None."""
    chosen = os.environ.get("PARLEY_CHROMIUM")
    if chosen:
        if starts(chosen):
            return chosen
        problem = f"PARLEY_CHROMIUM is {chosen}, and that does not start.\n{ADVICE}"
        raise NoChromium(problem)
    for name in NAMES:
        path = shutil.which(name)
        if path and starts(path):
            return path
    own = playwrights_own()
    return own if own and starts(own) else None


def install() -> None:
    commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        debian = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium"]
        commands = [["apt-get", "update", "--quiet"], debian, *commands]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        print("No Chromium found, trying:", " ".join(command), file=sys.stderr, flush=True)
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
        if done.returncode == 0 and find():
            return


def main() -> int:
    try:
        path = find()
        if path is None and "--install" in sys.argv[1:]:
            install()
            path = find()
    except NoChromium as problem:
        print(problem, file=sys.stderr)
        return 1
    if path is None:
        print(ADVICE, file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
