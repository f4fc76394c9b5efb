"""Measures over the whole network: who stands where, what holds together, what parts, what is balanced."""
