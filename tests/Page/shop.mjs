// A shop of eight sessions, and answers to the page's questions counted from them.

/**
 * @typedef {{day: string, user: string, channel: string, source: string, campaign: string, landing_page: string, device: string,
 *   browser: string, visitor: string, events: number, orders: number, revenue: number}} Session
 */

/** @type {Session[]} */
export const sessions = [
  visit("2025-02-27", "a", "Email", "news", "/products/topper", "mobile", "Safari", 3, 1, 40000),
  visit("2025-02-27", "b", "Direct", "", "/checkouts/1", "mobile", "Safari", 2, 1, 25050),
  visit("2025-02-27", "c", "Direct", "", "/", "desktop", "Chrome", 1, 0, 0),
  visit("2025-02-28", "a", "Organic Search", "google", "/products/topper", "mobile", "Safari", 4, 0, 0),
  visit("2025-03-01", "d", "Affiliates", "33E241", "/products/mattress", "desktop", "Chrome", 1, 0, 0),
  visit("2025-03-01", "e", "Affiliates", "33E241", "/products/mattress", "desktop", "Chrome", 5, 1, 99900),
  visit("2025-03-01", "f", "Direct", "", "/cart", "tablet", "Safari", 2, 1, 10000),
  visit("2025-03-01", "a", "Email", "news", "/products/topper", "mobile", "Safari", 1, 0, 0),
];

/**
 * @param {string} day @param {string} user @param {string} channel @param {string} source @param {string} landing_page @param {string} device
 * @param {string} browser @param {number} events @param {number} orders @param {number} cents
 */
function visit(day, user, channel, source, landing_page, device, browser, events, orders, cents) {
  return { day, user, channel, source, campaign: source, landing_page, device, browser, visitor: "new", events, orders, revenue: cents };
}

/** @type {Record<string, (rows: Session[]) => number | string | null>} */
const metrics = {
  sessions: rows => rows.length,
  users: rows => new Set(rows.map(row => row.user)).size,
  orders: rows => total(rows, "orders"),
  revenue: rows => money(total(rows, "revenue")),
  conversion_rate: rows => rows.length ? rows.filter(row => row.orders).length / rows.length : null,
  bounce_rate: rows => rows.length ? rows.filter(row => row.events === 1).length / rows.length : null,
  average_order_value: rows => total(rows, "orders") ? money(Math.round(total(rows, "revenue") / total(rows, "orders"))) : null,
  page_views: rows => total(rows, "events"),
};

/** @param {Session[]} rows @param {"orders" | "revenue" | "events"} column */
const total = (rows, column) => rows.reduce((sum, row) => sum + row[column], 0);

/** @param {number} cents */
const money = cents => (cents / 100).toFixed(2);

/** @param {any} filter @param {any} row @returns {boolean} */
function holds([operator, dimension, values], row) {
  if (operator === "or") return dimension.some((/** @type {any} */ part) => holds(part, row));
  if (operator === "has_done") return holds(dimension, { ...row, page: row.landing_page });
  const value = row[dimension];
  if (operator === "is") return values.includes(value);
  if (operator === "is_not") return !values.includes(value);
  return values.some((/** @type {string} */ pattern) => new RegExp(pattern).test(value));
}

/**
 * The answer to a question. A model other than last_click gives all of Direct's credit to Email, so that a switch of models shows.
 * @param {any} question
 */
export function answer(question) {
  question = { dimensions: [], filters: [], ...question };
  let rows = sessions.filter(row => question.filters.every((/** @type {any} */ filter) => holds(filter, row)));
  if (Array.isArray(question.date_range)) rows = rows.filter(row => row.day >= question.date_range[0] && row.day <= question.date_range[1]);
  const dimension = question.dimensions[0]?.replace(/^time:.*/, "day");
  /** @param {Session[]} group */
  const figures = group => question.metrics.map((/** @type {string} */ name) => metrics[name]?.(group) ?? null);
  const names = dimension ? [...new Set(rows.map(row => /** @type {any} */ (row)[dimension]))] : [""];
  const results = names.map(name => {
    const group = dimension ? rows.filter(row => /** @type {any} */ (row)[dimension] === name) : rows;
    const credited = question.model && question.model !== "last_click" && dimension === "channel"
      ? { Direct: [], Email: rows.filter(row => row.channel === "Email" || row.channel === "Direct") }[/** @type {"Direct"} */ (name)] ?? group : group;
    const own = figures(group), by = figures(credited);
    return { dimensions: dimension ? [name] : [], metrics: question.metrics.map((/** @type {string} */ metric, /** @type {number} */ index) =>
      metric === "sessions" ? own[index] : by[index]) };
  });
  if (dimension === "day") results.sort((one, other) => one.dimensions[0].localeCompare(other.dimensions[0]));
  else results.sort((one, other) => Number(other.metrics[0]) - Number(one.metrics[0]));
  if (question.include?.comparison) {
    for (const row of results) Object.assign(row, { comparison: { metrics: row.metrics.map((/** @type {any} */ value) => typeof value === "string" ? "100.00" : value),
      chance: row.metrics.map(() => ({ low: 1, high: 2, may_be_chance: false })) } });
  }
  return { results, ...(question.include?.totals ? { totals: { metrics: figures(rows) } } : {}),
    meta: { as_of: { sequence: 1, time: "2025-03-02T00:00:00Z" }, date_range: ["2025-02-27", "2025-03-01"],
      comparison_range: question.include?.comparison ? ["2025-02-24", "2025-02-26"] : null, total_rows: results.length, sessions_read: 8, milliseconds: 1 } };
}

/** The same as CSV, columns by the API's names. @param {any} question */
export const csv = question => [[...question.dimensions, ...question.metrics].join(","),
  ...answer(question).results.map(row => [...row.dimensions, ...row.metrics].join(","))].join("\n") + "\n";

const models = ["first_click", "last_click", "linear"];

export const attribution = () => ({ currency: "USD", models: models.map(model => {
  const rows = answer({ metrics: ["orders", "revenue", "sessions"], dimensions: ["channel"], model }).results;
  const all = rows.reduce((sum, row) => sum + Number(row.metrics[1]), 0);
  return { model, channels: rows.map(row => ({ channel: row.dimensions[0], orders: row.metrics[0], revenue: row.metrics[1], revenue_share: Number(row.metrics[1]) / all,
    low: row.dimensions[0] === "Affiliates" ? 0.2 : null, high: row.dimensions[0] === "Affiliates" ? 0.9 : null })) };
}) });

export const monitor = { status: "WARNING", as_of: null, accepted: 19, quarantined: { missing_user_id: 2 }, newest_event_at: "2025-03-01T23:59:44Z",
  reconciled: { at: "2025-03-01T12:00:00Z", journeys: 6, differences: 0 },
  results: [{ id: "data_quality", day: "2025-03-01", status: "WARNING", reason: "", measured: "referrer_null 36.29 % (z -8.4)",
    expectation: "referrer_null 59.36 % to 84.91 %", action: "Find out what fills referrer now." }] };

export const steps = ["page_viewed", "product_added_to_cart", "checkout_started", "checkout_completed"].map((name, index) => ({ name,
  count: 8 - 2 * index, rate_from_previous: index ? (8 - 2 * index) / (10 - 2 * index) : null, rate_from_first: (8 - 2 * index) / 8, drop_off: index ? 2 : 0, median_seconds: 60 }));

export const journey = { user_id: "a", events: 8, revenue: { USD: 400 }, path: "Email > Organic Search",
  sessions: [["2025-02-27T10:00:00Z", "Email", 1], ["2025-02-28T10:00:00Z", "Organic Search", 0]].map(([started_at, channel, orders], index) => ({
    session_id: String(index), number: index + 1, started_at, ended_at: started_at, events: 3, orders, revenue: {}, channel, landing_page: "/products/topper", device: "mobile" })),
  orders: [{ order_id: "o", transaction_id: "ORD-1", ordered_at: "2025-02-27T10:00:00Z", revenue: 400, currency: "USD",
    credits: models.map(model => ({ model, session_number: 1, channel: "Email", weight: 1, revenue: 400 })) }] };

export const session = { user_id: "a", number: 1, events: [
  { time: "2025-02-27T10:00:00Z", event_name: "page_viewed", page: "/products/topper", revenue: null, currency: null },
  { time: "2025-02-27T10:00:20Z", event_name: "product_added_to_cart", page: "/products/topper", revenue: null, currency: null },
  { time: "2025-02-27T10:02:00Z", event_name: "checkout_completed", page: "/checkouts/1", revenue: "400.00", currency: "USD" }] };

export const live = { visitors: 17, minutes: Array.from({ length: 30 }, (_, index) => index % 5), orders: [],
  events: [{ time: "2025-03-01T23:59:44Z", event_name: "page_viewed", page: "/cart", user: "a" }] };
