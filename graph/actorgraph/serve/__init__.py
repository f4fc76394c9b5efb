"""A store over HTTP on this machine: the page, and the documents of the questions. Nothing is written."""
