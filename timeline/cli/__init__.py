"""The verbs of the command line. Each ``*_verb`` module adds the arguments of its verbs and runs them."""
