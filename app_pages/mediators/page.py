"""Mediators: who plays which role, with whom, and when."""

import streamlit as st

from app_pages.mediators.channels import channels
from app_pages.mediators.roles import roles
from app_pages.mediators.rounds import rounds
from app_pages.mediators.workload import workload
from components.reader import reader
from components.views import choose_view

# 1. What was asked
here = reader()
head = st.container()
view = choose_view()

# 2. The one view that was chosen; each fills the page's head, for each counts other things
VIEWS = {"Roles": roles, "Channels": channels, "Rounds": rounds, "Workload": workload}
VIEWS[view](here, head)
