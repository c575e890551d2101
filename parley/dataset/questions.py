"""A question compiled once, however often it is asked with other days and names.

To compile an expression takes Ibis some three times as long as it takes the engine to answer it, and readers ask the
same questions again and again, of other days and of other actors. So a question is told from its values: two expressions
of one `shape` differ only in the days and texts that they hold, and share one statement with a place for each.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import ibis.expr.operations as ops
import ibis.expr.types as ir
import pyarrow as pa
import sqlglot.expressions as sge
from ibis.backends.sql.compilers import DuckDBCompiler

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """A compiled question: SQL with a named place for each value, and the columns of its answer."""

    sql: str
    schema: pa.Schema


def shape(expr: ir.Table) -> tuple[Hashable, Mapping[ops.Literal, str]]:
    """Tell an expression's form, and name the days and texts that it holds.

    Returns
    -------
    tuple of form and names
        Expressions of equal form are answered by one statement; the names are the places of that statement, in the
        same order for each of them.
    """
    places: dict[ops.Node, int] = {}
    form: list[tuple[Any, ...]] = []
    names: dict[ops.Literal, str] = {}

    def place_of(node: ops.Node) -> int:
        if node not in places:
            if isinstance(node, ops.Literal) and _varies(node):
                names[node] = f"value_{len(names)}"
                parts: tuple[Any, ...] = (ops.Literal, node.dtype)
            else:
                parts = (type(node), *(_part(each) for each in node.__args__))
            places[node] = len(form)
            form.append(parts)
        return places[node]

    def _part(argument: Any) -> Hashable:  # noqa: ANN401 - whatever an operation is made of
        if isinstance(argument, ops.Node):
            return ("node", place_of(argument))
        if isinstance(argument, tuple):
            return tuple(_part(each) for each in argument)
        if isinstance(argument, Mapping):
            return tuple((name, _part(each)) for name, each in argument.items())
        # 1, 1.0 and True are equal but not the same
        return (type(argument), argument)

    place_of(expr.op())
    return tuple(form), names


def compiled(expr: ir.Table, names: Mapping[ops.Literal, str]) -> Statement:
    """Compile an expression, with a place for each of the values that `shape` named."""
    query = _Compiler(names).to_sqlglot(expr)
    return Statement(query.sql(dialect="duckdb"), expr.schema().to_pyarrow())


def values(names: Mapping[ops.Literal, str]) -> Values:
    """Give what fills the places of a statement."""
    return {name: literal.value for literal, name in names.items()}


def _varies(literal: ops.Literal) -> bool:
    return literal.value is not None and (literal.dtype.is_date() or literal.dtype.is_string())


class _Compiler(DuckDBCompiler):  # type: ignore[misc]  # Ibis is not typed
    """Ibis's compiler for the engine, except that it writes places for named values."""

    def __init__(self, names: Mapping[ops.Literal, str]) -> None:
        super().__init__()
        self._names = names

    def visit_Literal(self, op: ops.Literal, *, value: Any, dtype: Any) -> Any:  # noqa: ANN401, N802 - as in Ibis
        if op in self._names:
            return self.cast(sge.Placeholder(this=self._names[op]), dtype)
        return super().visit_Literal(op, value=value, dtype=dtype)
