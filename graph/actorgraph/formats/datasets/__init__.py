"""Formats of datasets of the field."""
