"""Formats of tables: CSV, Parquet and workbooks."""
