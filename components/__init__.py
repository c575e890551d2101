"""What draws with Streamlit and is used by more than one page."""
