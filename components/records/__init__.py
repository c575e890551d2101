"""The panel for one record, on any page: an event, a trip, a round, a text, an actor, a position."""

from components.records.panel import open_record, record_panel

__all__ = ["open_record", "record_panel"]
