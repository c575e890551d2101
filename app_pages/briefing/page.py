"""Briefing: what can be handed over, chosen section by section, seen as it will be, and printed."""

from dataclasses import replace

import streamlit as st

from app_pages.briefing.choice import choose
from app_pages.briefing.composed import composed
from app_pages.briefing.preview import preview
from app_pages.briefing.prints import prints
from components.handover import address_of_view
from components.reader import reader

# 1. What was asked
here = reader()
head = st.container()
wish = choose(here)

# 2. The briefing, section by section; title and lines are free to change without making it anew
files = st.container(horizontal=True, vertical_alignment="center", key="briefing-files")
briefing = composed(here.dataset, replace(wish, title="", author="", handling=""))
title = wish.title or briefing.title
briefing = replace(
    briefing,
    title=title,
    author=wish.author,
    handling=wish.handling,
    caption=replace(briefing.caption, title=title, address=address_of_view()),
)

# 3. The page: the files, and what they will say
with head:
    here.head(len(briefing.sections), "section", "sections")
for name, why in briefing.failed:
    st.error(f"{name} could not be made, {why}. The rest is kept.", icon=":material/error:")
if briefing.sections:
    with files:
        prints(here, briefing)
    preview(briefing)
else:
    st.info("Choose at least one section.")
