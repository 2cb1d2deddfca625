"""Django's PostgreSQL backend, without indexes that nothing uses."""
