"""The real page over ``TIMELINE_EVENTS`` made-up events instead of articles; run by streamlit."""

import os

import dashboard
from tests.benchmarks.made_up import settle

if __name__ == "__main__":
    settle(int(os.environ["TIMELINE_EVENTS"]))
    dashboard.render_page()
