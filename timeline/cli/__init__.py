"""The verbs of the command line. Each ``*_verb`` module adds its verbs to the parser and runs them."""
