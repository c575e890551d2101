"""Travel: who went where, when, and whom they met."""

from app_pages.travel.intensity import shuttle_intensity
from app_pages.travel.timeline import timeline
from app_pages.travel.together import together
from components.reader import reader
from components.views import choose_view
from parley.queries import travel

# 1. What was asked
here = reader()
dataset, selection = here.dataset, here.selection

# 2. The stops in the window
stops = travel.stops(dataset, selection)

# 3. The page
here.head(len(stops), "stop", "stops")
{"Timeline": timeline, "Same city": together, "Intensity": shuttle_intensity}[choose_view()](
    dataset, selection, stops
)
