"""What the register notices by itself: contradictions over all persons, copied lists, release lists, odd spellings."""
