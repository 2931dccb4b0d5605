"""The verbs of the command line: each module adds its own to the parser, with the function that runs it."""
