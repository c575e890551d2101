"""Which pairs of the network are drawn, and where each actor stands."""

from __future__ import annotations

import networkx as nx
import pandas as pd

PAIRS = 60
"""So many pairs, those with most contacts, are drawn; more would hide each other."""
ROUNDS, SEED = 200, 1
Point = tuple[float, float]


def strongest(contacts: pd.DataFrame, pairs: int = PAIRS) -> pd.DataFrame:
    """Give the rows of the pairs that have most contacts, all kinds taken together; ties go by name."""
    kept = totals_of(contacts).head(pairs)[["actor", "other"]]
    return contacts.merge(kept, on=["actor", "other"])


def totals_of(contacts: pd.DataFrame) -> pd.DataFrame:
    """Give one row a pair with all its ``contacts``, those with most first."""
    totals = contacts.groupby(["actor", "other"])["contacts"].sum().reset_index()
    return totals.sort_values(
        ["contacts", "actor", "other"], ascending=[False, True, True], ignore_index=True
    )


def layout(contacts: pd.DataFrame) -> dict[str, Point]:
    """Place the actors, the same ones in the same places every time.

    The spring layout of Fruchterman and Reingold, as networkx computes it, from a circle in alphabetic order.
    """
    graph = nx.Graph()
    graph.add_nodes_from(sorted({*contacts["actor"], *contacts["other"]}))
    totals = totals_of(contacts).sort_values(["actor", "other"])
    for actor, other, count in zip(
        totals["actor"], totals["other"], totals["contacts"].to_list(), strict=True
    ):
        # Far less than the count, or the busiest would lie on top of each other
        graph.add_edge(actor, other, weight=count**0.2)
    if len(graph) < 2:
        return dict.fromkeys(graph, (0.0, 0.0))
    start = nx.circular_layout(graph)
    placed = nx.spring_layout(
        graph, pos=start, seed=SEED, iterations=ROUNDS, k=4 / len(graph) ** 0.5, method="force"
    )
    return {str(name): (round(float(x), 6), round(float(y), 6)) for name, (x, y) in placed.items()}
