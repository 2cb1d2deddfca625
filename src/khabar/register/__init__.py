"""The register: a Django project on one data directory. The only room that knows Django."""
