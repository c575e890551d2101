"""Parley without a screen: the data, the queries on it, the charts and the words.

Layers, top to bottom: ``cli``, ``export``, ``charts``, ``queries``, ``selection``, ``dataset``, with ``urls`` and
``theme`` beneath all. A layer imports only from those below it, and nothing here imports Streamlit.
"""

__version__ = "0.1.0"
