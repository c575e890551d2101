"""Travel: who went where, when, and whom they met."""

from importlib import import_module

from components.reader import reader
from components.views import choose_view
from parley.queries import travel

# Only the view that is shown is imported: Plotly, which draws the map, is slow to load
VIEWS = {
    "Timeline": ("timeline", "timeline"),
    "Map": ("route_map", "route_map"),
    "Same city": ("together", "together"),
    "Intensity": ("intensity", "shuttle_intensity"),
}

# 1. What was asked
here = reader()
dataset, selection = here.dataset, here.selection

# 2. The stops in the window
stops = travel.stops(dataset, selection)

# 3. The page
here.head(len(stops), "stop", "stops")
module, view = VIEWS[choose_view()]
getattr(import_module(f"app_pages.travel.{module}"), view)(dataset, selection, stops)
