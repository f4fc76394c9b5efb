// Days as whole numbers since 1970-01-01, and as text.

const LENGTH = 86_400_000;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** @param {number} year @param {number} month  Counted from 0. @param {number} day */
function numbered(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return Math.round(date.getTime() / LENGTH);
}

/**
 * Return year, month, counted from 0, and day of the month of a day.
 * @param {number} day
 */
export function calendar(day) {
  const date = new Date(day * LENGTH);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), date: date.getUTCDate() };
}

/**
 * Return a day as YYYY-MM-DD.
 * @param {number} day
 */
export function dayText(day) {
  const { year, month, date } = calendar(day);
  return [String(year).padStart(4, "0"), ...[month + 1, date].map((part) => String(part).padStart(2, "0"))].join("-");
}

/**
 * Return a day as people read it: "2 February 2024".
 * @param {number} day
 */
export function dayWords(day) {
  const { year, month, date } = calendar(day);
  return `${date} ${MONTHS[month]} ${year}`;
}

/** Return the month of a day: "February 2024". @param {number} day */
export function monthWords(day) {
  const { year, month } = calendar(day);
  return `${MONTHS[month]} ${year}`;
}

/** Return the first day of a month, counted from the year 0. @param {number} months */
export const dayOfMonth = (months) => numbered(Math.floor(months / 12), months % 12, 1);

/**
 * Return a day without its year and with three letters of its month: "2 Feb".
 * @param {number} day
 */
export function shortDay(day) {
  const { month, date } = calendar(day);
  return `${date} ${MONTHS[month].slice(0, 3)}`;
}

/**
 * Return the first and last day that a text YYYY-MM-DD, YYYY-MM or YYYY means; null if it means none.
 * @param {string} text
 * @returns {[number, number] | null}
 */
function daysOf(text) {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!parts) return null;
  const [year, month, date] = parts.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (year === null || (month !== null && (month < 1 || month > 12))) return null;
  if (month === null) return [numbered(year, 0, 1), numbered(year + 1, 0, 1) - 1];
  if (date === null) return [numbered(year, month - 1, 1), numbered(year, month, 1) - 1];
  const day = numbered(year, month - 1, date);
  return dayText(day) === text ? [day, day] : null;
}

/**
 * Return the day that a text YYYY-MM-DD names; null if it names none.
 * @param {string} text
 * @returns {number | null}
 */
export function dayOf(text) {
  const days = daysOf(text);
  return days && days[0] === days[1] ? days[0] : null;
}

/**
 * Return the span of days from one text to another, turned round if it ends before it begins; null is open.
 * @param {string} since
 * @param {string} until
 * @returns {{from: number | null, to: number | null}}
 */
export function spanOf(since, until) {
  const [from, to] = [daysOf(since)?.[0] ?? null, daysOf(until)?.[1] ?? null];
  if (from === null || to === null || from <= to) return { from, to };
  return { from: daysOf(until)?.[0] ?? null, to: daysOf(since)?.[1] ?? null };
}
