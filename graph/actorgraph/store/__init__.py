"""The store: one SQLite file that answers questions. The only room with SQL.

A store file is never changed in place. A writer works on a copy beside it and moves it over when all
is well, so a reader always sees a whole store, and a crash leaves the one from before.
"""
