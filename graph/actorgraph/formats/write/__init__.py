"""The shared parts of the writers: files, graphs, headers, XML."""
