// Days as whole numbers since 1970-01-01, and as text.

const LENGTH = 86_400_000;

/**
 * Return a day as YYYY-MM-DD.
 * @param {number} day
 */
export function dayText(day) {
  const date = new Date(day * LENGTH);
  const year = date.getUTCFullYear();
  const [month, dayOfMonth] = [date.getUTCMonth() + 1, date.getUTCDate()].map((part) => String(part).padStart(2, "0"));
  return `${String(year).padStart(4, "0")}-${month}-${dayOfMonth}`;
}

/**
 * Return the day that a text YYYY-MM-DD names; null where it names none.
 * @param {string} text
 * @returns {number | null}
 */
export function dayOf(text) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return null;
  const date = new Date(0);
  date.setUTCFullYear(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  const day = Math.round(date.getTime() / LENGTH);
  return dayText(day) === text ? day : null;
}
