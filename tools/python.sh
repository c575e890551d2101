#!/bin/sh
# Print the first Python that can hold Parley: 3.11 or newer, able to make a virtual environment.
found=
for name in python3.11 python3.12 python3.13 python3.14 python3 python; do
    command -v "$name" >/dev/null 2>&1 || continue
    "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
    found=$name
    "$name" -c 'import ensurepip, venv' >/dev/null 2>&1 || continue
    command -v "$name"
    exit 0
done
if [ -n "$found" ]; then
    echo "$found is here, but it cannot make a virtual environment." >&2
    echo "On Debian or Ubuntu: apt-get install python3-venv" >&2
else
    echo "Parley needs Python 3.11 or newer, and none was found." >&2
    echo "On Debian or Ubuntu: apt-get install python3 python3-venv. On macOS: brew install python." >&2
    echo "Elsewhere: https://www.python.org/downloads/" >&2
fi
exit 1
