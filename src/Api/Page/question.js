// Questions to the engine, put together from the view.

import { get } from "./api.js";

/** @typedef {import("./address.js").View} View */
/** @typedef {import("./address.js").Filter} Filter */

const operators = { "=": "is", "!=": "is_not", "~": "contains", "!~": "contains_not" };

/** The days that the view speaks of, as the API takes them. @param {View} view @returns {string | [string, string]} */
export const daysOf = view => view.period === "custom" ? [view.from, view.to] : view.period;

/**
 * The view's filters as the API takes them: values of one dimension that are asked for together mean any of them.
 * @param {Filter[]} filters
 * @returns {unknown[]}
 */
export function filtersOf(filters) {
  /** @type {Map<string, Filter[]>} */
  const together = new Map();
  for (const filter of filters) {
    const key = filter.dimension + filter.operator;
    together.set(key, [...(together.get(key) ?? []), filter]);
  }
  return [...together.values()].map(([first, ...others]) => {
    const { dimension, operator } = /** @type {Filter} */ (first);
    const values = [first, ...others].map(filter => valueOf(dimension, /** @type {Filter} */ (filter).value));
    if (dimension !== "page") return [operators[operator], dimension, values];
    const viewed = ["has_done", [operator.endsWith("~") ? "contains" : "is", "page", values]];
    return operator.startsWith("!") ? ["not", viewed] : viewed;
  });
}

/** @param {string} dimension @param {string} value */
const valueOf = (dimension, value) => ["converted", "is_bot", "is_bounce"].includes(dimension) ? value === "true" : value;

/**
 * A question about the view's days and filters.
 * @param {View} view
 * @param {{metrics: string[], dimensions?: string[], model?: string, limit?: number, filters?: unknown[], compare?: boolean,
 *   totals?: boolean, order?: [string, "asc" | "desc"][]}} asked
 */
export function questionOf(view, { metrics, dimensions = [], model, limit, filters = [], compare = false, totals = false, order }) {
  /** @type {Record<string, unknown>} */
  const include = {};
  if (compare && comparesIn(view)) Object.assign(include, { comparison: "previous_period", chance: true });
  if (totals) include.totals = true;
  return {
    metrics, dimensions, date_range: daysOf(view), time_zone: view.zone, filters: [...filtersOf(view.filters), ...filters],
    ...(model ? { model } : {}), ...(order ? { order_by: order } : {}), ...(Object.keys(include).length ? { include } : {}),
    ...(limit ? { limit } : {}),
  };
}

/** @param {View} view @returns {[string, string] | null} the view's days, null for all of them */
function firstAndLastDay(view) {
  if (view.period === "custom") return [view.from, view.to];
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: view.zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date());
  const first = new Date(today + "T00:00:00Z");
  if (view.period === "all") return null;
  if (view.period === "month" || view.period === "12mo") first.setUTCMonth(first.getUTCMonth() - (view.period === "month" ? 0 : 11), 1);
  else if (view.period !== "day") first.setUTCDate(first.getUTCDate() - parseInt(view.period, 10) + 1);
  return [first.toISOString().slice(0, 10), today];
}

/** Whether the view compares with the days before. @param {View} view */
export const comparesIn = view => view.compare !== "none" && view.period !== "all";

/** How the chart splits the view's days where the address does not say. @param {View} view */
export function intervalOf(view) {
  if (view.interval) return view.interval;
  if (view.period === "day") return "hour";
  if (view.period === "custom") {
    const days = (Date.parse(view.to) - Date.parse(view.from)) / 86_400_000 + 1;
    return days <= 3 ? "hour" : days <= 92 ? "day" : "week";
  }
  return ["7d", "28d", "30d", "90d", "month", "all"].includes(view.period) ? "day" : "week";
}

/**
 * What the attribution models give for the view's days, without its filters.
 * @typedef {{currency: string | null, models: {model: string, channels: {channel: string, orders: number, revenue: string,
 *   revenue_share: number, low: number | null, high: number | null}[]}[]}} Attribution
 */

/** @type {{key: string, answer: Promise<Attribution>} | null} */
let latest = null;

/** Asked once for all parts that need it. @param {View} view @returns {Promise<Attribution>} */
export function attributionOf(view) {
  const parameters = new URLSearchParams({ time_zone: view.zone });
  const days = firstAndLastDay(view);
  if (days) {
    parameters.set("from", days[0]);
    parameters.set("to", days[1]);
  }
  const key = parameters.toString();
  if (latest?.key === key) return latest.answer;
  const answer = get("attribution?" + key);
  latest = { key, answer };
  answer.catch(() => { if (latest?.answer === answer) latest = null; });
  return answer;
}

/** Forgets what was asked, so that the next question reads the store again. */
export function forgetAttribution() {
  latest = null;
}

/** The currency of the shop's orders, null where they name none. @param {View} view @returns {Promise<string | null>} */
export const currencyOf = view => attributionOf(view).then(answer => answer.currency ?? null, () => null);
