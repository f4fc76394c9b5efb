"""Drafts of claims from a report's text: proposals with their words, which no question reads."""
