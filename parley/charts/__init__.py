"""Pictures: a tidy frame goes in, an Altair or Plotly figure with a title and an ``alt`` text comes out.

A chart is a pure function and asks nothing of a data set. Days are handed to Vega as text (``2024-08-21``), which it
reads in UTC, and drawn on UTC scales: no day slips by a time zone.
"""
