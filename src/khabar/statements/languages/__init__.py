"""How each language says who said what: one file a language, named by its code, found by name."""
