"""Formats that claims are written to and read from, one module each."""
