"""Questions to a data set: a selection goes in, a small tidy frame comes out.

Every query reads dated tables through `parley.queries.known`, so that none can show what was not yet public.
"""
