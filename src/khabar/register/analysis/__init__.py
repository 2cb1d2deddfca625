"""Link runs: which records a model holds for one person."""
