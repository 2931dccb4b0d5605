"""How a person corrects an event, adds one, and looks through what was corrected and what needs a look."""
