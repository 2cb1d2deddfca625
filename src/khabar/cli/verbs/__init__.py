"""One file per verb: `configure(parser)` names its arguments, `run(args)` does the work and returns the exit code."""
