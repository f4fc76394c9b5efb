"""Galaxies and events of MISP, the threat sharing platform."""
