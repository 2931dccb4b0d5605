"""The parts of the page: what each shows and what a person can do with it.

With ``dashboard.py`` the only code that imports streamlit. What comes out of an article is shown by
widgets that print it as it is, or escaped (``inert``): never as HTML, Markdown or a label.
"""
