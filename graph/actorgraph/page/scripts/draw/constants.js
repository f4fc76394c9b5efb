// Made from layout/constants.py and label.py, which explains these values, by `pytest --update-golden`.
export const STEP = 105;
export const ASPECT = 1.6;
export const START_ASPECT = 2.2;
export const GAP = 8;
export const LEAST_WIDTH = 700;
export const CLEARANCE = 20;
export const ROUNDS = 30;
export const BUSIEST = 4;
export const HANDFUL = 8;
export const FEW = 250;
export const TRIES = 4;
export const CLEARING = 40;
export const PATIENCE = 20;
export const LINE = 21;
export const LINES = 3;
