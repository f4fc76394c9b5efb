"""Formats of standards for exchange."""
