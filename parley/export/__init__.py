"""What leaves the dashboard as a file: a data set, a figure or a frame goes in, bytes come out.

The same input gives the same bytes. What can't be made raises `ExportError`; no file is ever empty or half a file.
"""

from parley.export.problems import ExportError

__all__ = ["ExportError"]
