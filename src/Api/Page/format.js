// Numbers and dates by the visitor's locale; groups of digits are set apart by a narrow space, which no locale reads as a decimal sign.

import { element } from "./element.js";

const locale = [...navigator.languages];
const NARROW_SPACE = "\u202f";
const MINUS = "\u2212";

/** @param {Intl.NumberFormatPart[]} parts */
const text = parts => parts.map(part => part.type === "group" ? NARROW_SPACE : part.type === "minusSign" ? MINUS : part.value).join("");

const wholes = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const hundredths = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** @param {number} value */
export const whole = value => text(wholes.formatToParts(value));

/** @param {number} value fractional counts keep one decimal, whole ones none */
export const count = value => text((Number.isInteger(value) ? wholes : tenths).formatToParts(value));

/** @param {number} share of 1 @returns {string} per cent: two decimals below 1 %, else one; without its sign */
export const perCent = share => text((Math.abs(share) < 0.01 ? hundredths : tenths).formatToParts(share * 100));

/** @param {number} share of 1 */
export const rate = share => perCent(share) + NARROW_SPACE + "%";

/**
 * A rate with its sign stepped back.
 * @param {number | null} share
 */
export const rateNodes = share => share === null ? [none()]
  : share === 0 ? [element("span", { class: "zero" }, "0" + NARROW_SPACE + "%")] : [perCent(share), element("span", { class: "minor" }, NARROW_SPACE + "%")];

/** Nothing to say: a dash, which is read as "none". */
export const none = () => element("span", { class: "zero" }, "–");

/**
 * Money as text.
 * @param {string | number} amount decimal, as the API writes it
 * @param {string | null} currency ISO code, null where the orders name none
 * @param {boolean} [inFull] to the currency's decimals, else rounded to whole units
 */
export const money = (amount, currency, inFull = true) => text(moneyParts(amount, currency, inFull));

/** @param {string | number} amount @param {string | null} currency @param {boolean} inFull */
function moneyParts(amount, currency, inFull) {
  const decimals = inFull ? String(amount).split(".")[1]?.length ?? 0 : 0;
  /** @type {Intl.NumberFormatOptions} */
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  if (currency) Object.assign(options, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  return new Intl.NumberFormat(locale, options).formatToParts(/** @type {number} */ (amount));
}

/**
 * Money whose symbol and decimals step back.
 * @param {string | number | null} amount @param {string | null} currency @param {boolean} [inFull]
 */
export function moneyNodes(amount, currency, inFull = true) {
  if (amount === null) return [none()];
  if (Number(amount) === 0) return [element("span", { class: "zero" }, "0")];
  return moneyParts(amount, currency, inFull).map(part => ["currency", "decimal", "fraction"].includes(part.type)
    ? element("span", { class: "minor" }, part.value) : text([part]));
}

/** @param {number | null} value */
export const countNodes = value => value === null ? [none()] : value === 0 ? [element("span", { class: "zero" }, "0")] : [count(value)];

/** @param {string} value text of a sum @returns {string} with a sign in front of it, + too */
export const signed = value => value.startsWith(MINUS) || value === "0" ? value : "+" + value;

/** @param {number} seconds */
export function duration(seconds) {
  const rounded = Math.round(seconds), days = Math.floor(rounded / 86400), hours = Math.floor(rounded / 3600) % 24;
  const minutes = Math.floor(rounded / 60) % 60;
  if (days) return `${days} d ${hours} h`;
  if (hours) return `${hours} h ${String(minutes).padStart(2, "0")} min`;
  return minutes ? `${minutes} min ${String(rounded % 60).padStart(2, "0")} s` : `${rounded} s`;
}

/** @param {Intl.DateTimeFormatOptions} options */
const inUtc = options => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
const days = inUtc({ weekday: "short", day: "numeric", month: "short" });
const plainDays = inUtc({ day: "numeric", month: "short" });
const fullDays = inUtc({ day: "numeric", month: "short", year: "numeric" });
const hours = inUtc({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** @param {string} bucket a day, or an hour with its offset: read as what a clock on the wall showed */
export const wallClock = bucket => new Date(bucket.length === 10 ? bucket + "T00:00:00Z" : bucket.slice(0, 19) + "Z");

/** @param {string} day YYYY-MM-DD */
export const dayText = day => plainDays.format(wallClock(day));

/** @param {string} bucket */
export const hourText = bucket => hours.format(wallClock(bucket));

/** @param {string} bucket with its weekday, and with the hour where it has one */
export const bucketText = bucket => days.format(wallClock(bucket)) + (bucket.length === 10 ? "" : " " + hourText(bucket));

/** @param {[string, string]} range */
export const rangeText = range => range[0] === range[1] ? fullDays.format(wallClock(range[0]))
  : fullDays.formatRange(wallClock(range[0]), wallClock(range[1]));

/** How long ago a time was, in its greatest unit. @param {string} time */
export function agoText(time) {
  const seconds = Math.max(0, (Date.now() - Date.parse(time)) / 1000);
  return seconds < 86_400 ? `${duration(seconds)} ago` : seconds < 172_800 ? "a day ago" : `${whole(Math.floor(seconds / 86_400))} days ago`;
}

/** @param {string} time ISO 8601 @param {string} zone */
export const clockText = (time, zone) => new Intl.DateTimeFormat(locale,
  { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).format(new Date(time));

/** @param {string} time ISO 8601 @param {string} zone */
export const momentText = (time, zone) => new Intl.DateTimeFormat(locale,
  { timeZone: zone, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(time));
