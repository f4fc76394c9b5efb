"""The shared parts of the readers: inputs, tables, workbooks, JSON, XML, graphs, days."""
