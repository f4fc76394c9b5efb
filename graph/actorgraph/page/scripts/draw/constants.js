// Made from label.py, which explains these values, by `pytest --update-golden`.
export const LINE = 21;
export const LINES = 3;
