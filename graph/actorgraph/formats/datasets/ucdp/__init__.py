"""Datasets of the Uppsala Conflict Data Program."""
