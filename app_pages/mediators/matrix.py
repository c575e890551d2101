"""The roles of the mediators, laid out as rows and cells."""

from typing import Any

import pandas as pd

from components.html import records
from parley.queries.mediation import ACT_DAYS

Cell = dict[str, list[dict[str, Any]]]


def matrix(roles: pd.DataFrame) -> list[dict[str, Any]]:
    """Give one row a mediator, those with the most roles first, and in it the stints by role.

    A cell holds the mediator's own ``roles``, its ``acts`` apart, and those of its ``people``, role and act alike.
    """
    roles = roles.assign(act=roles["days"].le(ACT_DAYS).fillna(value=False))
    ids = dict(zip(roles["mediator"], roles["mediator_id"], strict=True))
    rows: list[dict[str, Any]] = []
    for mediator, played in roles.groupby("mediator"):
        cells = {str(role): _cell(records(stints)) for role, stints in played.groupby("role")}
        rows.append(
            {"mediator": str(mediator), "mediator_id": ids[mediator], "cells": cells, "stints": len(played)}
        )
    return sorted(rows, key=lambda row: (-len(row["cells"]), -row["stints"], row["mediator"]))


def _cell(stints: list[dict[str, Any]]) -> Cell:
    own = [each for each in stints if each["actor_id"] == each["mediator_id"]]
    return {
        "roles": [each for each in own if not each["act"]],
        "acts": [each for each in own if each["act"]],
        "people": [each for each in stints if each["actor_id"] != each["mediator_id"]],
    }
