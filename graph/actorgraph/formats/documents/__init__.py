"""Formats that people read and write."""
