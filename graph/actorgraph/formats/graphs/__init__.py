"""Formats of graphs: GraphML, GEXF, GML, DOT and others."""
