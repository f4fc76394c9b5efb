"""Formats of graphs."""
