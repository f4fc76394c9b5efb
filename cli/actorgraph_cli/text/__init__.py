"""Answers as lines for a terminal, one module for each kind of answer."""
