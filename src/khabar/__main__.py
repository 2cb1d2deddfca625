"""`python -m khabar`: the command line."""

from khabar.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
