"""How documents come in: uploads, mappings of their columns, the work on them in the background, editions, undoing."""
