"""What case workers do about enquiries: who may open which, what fits, what was checked and told."""
