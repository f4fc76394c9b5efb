"""Answers as a page shows them: a sentence, rows, and the form that fits the question."""
