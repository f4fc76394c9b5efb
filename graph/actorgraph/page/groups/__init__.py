"""The overview of a large graph: who belongs together, as named grounds, and what there is between them.

`partition` finds the groups, `bundle` what there is between two of them, `grid` gives those that tell most a
place in each shape of a screen, and `document` writes all of it for the page's scripts.
"""
