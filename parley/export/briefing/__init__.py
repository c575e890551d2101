"""A briefing: sentences, tables and pictures on one standpoint, each numbered to its source, whatever it is printed as."""

from parley.export.briefing.compose import SECTIONS, Wish, compose
from parley.export.briefing.model import Briefing, Picture, Section, Table

__all__ = ["SECTIONS", "Briefing", "Picture", "Section", "Table", "Wish", "compose"]
