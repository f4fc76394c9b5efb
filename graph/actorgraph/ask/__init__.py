"""Questions in plain English: words, times and names found, a grammar, and the answer to what was read."""
