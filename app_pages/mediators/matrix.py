"""The roles of the mediators, laid out as rows and cells."""

from typing import Any

import pandas as pd

from components.html import records

ACT_DAYS = 3
"""A stint of up to so many days is shown as an act, not as a role."""


def matrix(roles: pd.DataFrame) -> list[dict[str, Any]]:
    """Give one row a mediator, those with the most roles first, and in it the stints by role."""
    roles = roles.assign(act=roles["days"].le(ACT_DAYS).fillna(value=False))
    ids = dict(zip(roles["mediator"], roles["mediator_id"], strict=True))
    rows: list[dict[str, Any]] = []
    for mediator, played in roles.groupby("mediator"):
        cells = {str(role): records(stints) for role, stints in played.groupby("role")}
        rows.append(
            {"mediator": str(mediator), "mediator_id": ids[mediator], "cells": cells, "stints": len(played)}
        )
    return sorted(rows, key=lambda row: (-len(row["cells"]), -row["stints"], row["mediator"]))
