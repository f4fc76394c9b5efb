"""The coding page: one report, read by one person, whose claims are written into the case as they are accepted."""
