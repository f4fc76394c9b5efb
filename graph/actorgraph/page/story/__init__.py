"""The story of a case: a few protagonists in two fronts, and the events between them, as a finished drawing.

A story is made in one order: `edge` groups the claims, `choice` takes those that tell most in the room there
is, `camp` finds who stands with whom, `order` finds an order with few crossings, `geometry` gives everything
a place in the pixels of a `shape`, `headline` says the most important in sentences, and `story` does all of it.
"""
