"""The questions: plain functions from a store and names to typed answers, one module each."""
