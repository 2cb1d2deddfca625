"""Articles and statements in English and Arabic: what they are, who said what in them, and which figures they give.

- `read_statement(text)` -> `Article(document, statements, figures, percentages, suggestions)` of `khabar.model`

A language is one file in `languages/`, its words are YAML files in `data/`; `data/bounds.yaml` says what vague
quantities are taken to mean.
"""

from khabar.statements.reading import read_statement

__all__ = ["read_statement"]
