"""The one small chart that both floors draw: a month of made-up counts up to a day."""

import datetime as dt

import altair as alt
import pandas as pd

DAYS = 30


def small_chart(as_of: dt.date, salt: int = 0) -> alt.Chart:
    """Give a bar chart of the month up to a day; another day, or another salt, is another picture."""
    days = [as_of - dt.timedelta(days=back) for back in range(DAYS)]
    counts = [(each.toordinal() * 7 + salt) % 13 for each in days]
    rows = pd.DataFrame({"day": pd.to_datetime(days), "count": counts})
    return alt.Chart(rows, height=240).mark_bar().encode(x="utcyearmonthdate(day):T", y="count:Q")
