"""How long it takes to make what can be taken away: the files of one chart, and a briefing of all sections."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from parley.charts.timeline import activity_by_week
from parley.dataset import Dataset
from parley.export.briefing.compose import SECTIONS, Wish, compose
from parley.export.caption import caption
from parley.export.image import SQUARE, picture_pdf, picture_png, picture_svg
from parley.export.products import PRODUCTS
from parley.export.sheet import frame_xlsx
from parley.export.table import frame_csv
from parley.queries import situation, timeline
from parley.selection import Selection

PACKAGE = Path(__file__).parent.parent / "data" / "gaza-ceasefire"
TIMES = 3


def measured() -> list[tuple[str, float, float | None]]:
    """Give for each file its name, the median of some times in seconds, and the aim, where there is one."""
    dataset = Dataset.open(PACKAGE)
    selection = Selection.whole(dataset.coverage)
    figure = activity_by_week(
        situation.activity(dataset, selection),
        situation.marked_texts(dataset, selection),
        dataset.descriptor.labels("events", "event_type"),
        dataset.coverage,
        selection,
    )
    about = caption(dataset, selection, figure.title, "overview-activity")
    rows = timeline.events(dataset, selection)
    briefing = compose(dataset, Wish(selection))
    files: list[tuple[str, float | None, Callable[[], bytes]]] = [
        ("PNG", 1.0, lambda: picture_png(figure, about)),
        ("square PNG", 1.0, lambda: picture_png(figure, about, SQUARE)),
        ("SVG", 0.5, lambda: picture_svg(figure, about)),
        ("picture as PDF", None, lambda: picture_pdf(figure, about)),
        (f"CSV of {len(rows)} events", 0.5, lambda: frame_csv(rows)),
        (f"XLSX of {len(rows)} events", None, lambda: frame_xlsx(rows, about)),
    ]
    for product in PRODUCTS.values():
        name = f"briefing of {len(SECTIONS)} sections, {product.name}"
        files.append((name, 20.0, partial(product.make, briefing, "A4")))
    return [(name, _median(make), aim) for name, aim, make in files]


def exports() -> str:
    """Say it as lines."""
    found = measured()
    width = max(len(name) for name, *_ in found)
    return "\n".join(
        f"{name:{width}}  {seconds:6.2f} s" + ("" if aim is None else f"   aim {aim:g} s")
        for name, seconds, aim in found
    )


def _median(make: Callable[[], bytes]) -> float:
    """Time it some times, after once: what is loaded only once is not the file's."""
    make()
    times = []
    for _ in range(TIMES):
        begun = perf_counter()
        make()
        times.append(perf_counter() - begun)
    return median(times)
