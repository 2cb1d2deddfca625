"""Pages for everybody: what people published, and nothing of the register beside it."""
