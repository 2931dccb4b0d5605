"""How articles come in: gathered from what a person gives, looked at, and added to the open timeline."""
