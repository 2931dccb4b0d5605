"""The page, in parts: each module renders one part and handles its buttons.

Only this room and ``dashboard.py`` import streamlit. Article text is shown by widgets without formatting, or
escaped by ``safe_text``. It never becomes HTML, Markdown or a label.
"""
