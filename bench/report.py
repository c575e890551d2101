"""What the rounds come to: medians, ratios to the floors, and whether the aims are met."""

from dataclasses import asdict, dataclass
from statistics import median

from bench.rounds import STEPS, Figures
from bench.servers import BARE, FRAMED, INNER
from bench.visit import Times
from parley import urls

FIRST_AIM, FILTER_AIM, BAR_AIM = 1.3, 1.5, 1.33
MEASURE = {"first": "first", "as_of": "done", "actor": "done"}
"""Which of a step's times counts: the first content of a cold load, and the whole of a filter's result."""
WORDS = {"first": "first content", "as_of": "as-of change", "actor": "actor filter"}


@dataclass(frozen=True)
class Line:
    """One page's figures for one step, in ms, against its floor's; a page that could not be measured has none."""

    page: str
    step: str
    rounds: int
    median: float
    least: float
    most: float
    finished: float
    kilobytes: float
    floor: str
    ratio: float | None
    aim: float | None

    @property
    def verdict(self) -> str:
        """Say whether the aim is met."""
        if self.ratio is None or self.aim is None:
            return ""
        return "met" if self.ratio <= self.aim else "not met"


def lines(figures: Figures) -> list[Line]:
    """Sum up every page and floor, step by step."""
    found = []
    for step in STEPS:
        for page, steps in figures.items():
            if taken := steps.get(step):
                floor, aim = floor_of(page, step)
                base = _median(figures, floor, "as_of" if step == "actor" else step) if floor else None
                found.append(_line(page, step, taken, floor, base, aim))
    return found


def floor_of(page: str, step: str) -> tuple[str, float]:
    """Say what a page's step is held against, and what their ratio should stay under.

    First content is held against the framed floor, at its root or within as the page is, and that against the bare
    one; a filter, whichever, against a change of day on the bare floor.
    """
    if page == BARE:
        return "", 0
    if step != "first":
        return BARE, FILTER_AIM
    if page in (FRAMED, INNER):
        return BARE, BAR_AIM
    return FRAMED if urls.path(page) == "/" else INNER, FIRST_AIM


def table(found: list[Line]) -> str:
    """Write the lines as a plain table."""
    head = ("page", "step", "median", "min to max", "ratio", "against", "aim", "verdict", "kB")
    rows = [head, *(_row(line) for line in found)]
    width = [max(len(row[column]) for row in rows) for column in range(len(head))]
    text = [
        "  ".join(cell.ljust(wide) for cell, wide in zip(row, width, strict=True)).rstrip() for row in rows
    ]
    return "\n".join(text)


def as_json(found: list[Line], figures: Figures) -> dict[str, object]:
    """Give the lines and every single figure behind them."""
    return {"lines": [asdict(line) | {"verdict": line.verdict} for line in found], "rounds": figures}


def _row(line: Line) -> tuple[str, ...]:
    ratio, aim = ("", "") if line.ratio is None else (f"{line.ratio:.2f}", f"{line.aim:.2f}")
    return (
        line.page,
        WORDS[line.step],
        f"{line.median:.0f}",
        f"{line.least:.0f} to {line.most:.0f}",
        ratio,
        line.floor,
        aim,
        line.verdict,
        f"{line.kilobytes:.0f}",
    )


def _line(page: str, step: str, taken: list[Times], floor: str, base: float | None, aim: float) -> Line:
    spans = [times[MEASURE[step]] for times in taken]
    return Line(
        page=page,
        step=step,
        rounds=len(spans),
        median=median(spans),
        least=min(spans),
        most=max(spans),
        finished=median(times["finished"] for times in taken),
        kilobytes=median(times["kilobytes"] for times in taken),
        floor=floor,
        ratio=median(spans) / base if base else None,
        aim=aim if base else None,
    )


def _median(figures: Figures, page: str, step: str) -> float | None:
    taken = figures.get(page, {}).get(step)
    return median(times[MEASURE[step]] for times in taken) if taken else None
