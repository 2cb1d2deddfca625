"""Who works with the register, and the history of everything they wrote."""
