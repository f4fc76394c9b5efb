"""A case: a folder of YAML files that people write, review and keep in git."""
