// What the page calls the API's names.

/**
 * @typedef {object} Metric
 * @property {string} name as the API calls it
 * @property {string} title
 * @property {"count" | "rate" | "money"} kind
 * @property {boolean} [moreIsWorse]
 */

/** The tiles in their order. @type {Metric[]} */
export const METRICS = [
  { name: "revenue", title: "Revenue", kind: "money" },
  { name: "orders", title: "Orders", kind: "count" },
  { name: "conversion_rate", title: "Conversion rate", kind: "rate" },
  { name: "average_order_value", title: "Average order value", kind: "money" },
  { name: "sessions", title: "Sessions", kind: "count" },
  { name: "users", title: "Users", kind: "count" },
  { name: "bounce_rate", title: "Bounce rate", kind: "rate", moreIsWorse: true },
];

/** @param {string} name */
export const metricOf = name => METRICS.find(metric => metric.name === name) ?? /** @type {Metric} */ (METRICS[4]);

export const PERIODS = [
  ["day", "Today"], ["7d", "Last 7 days"], ["28d", "Last 28 days"], ["30d", "Last 30 days"], ["90d", "Last 90 days"],
  ["month", "This month"], ["12mo", "Last 12 months"], ["all", "All days"],
];

/** @type {Record<string, string>} */
const models = {
  first_click: "First click", last_click: "Last click", last_non_direct_click: "Last non-direct click", linear: "Linear",
  position_based: "Position based", time_decay: "Time decay", markov: "Markov", shapley: "Shapley",
};

/** @param {string} model */
export const modelName = model => models[model] ?? model;

/** Dimensions that a filter can speak of, with what the page calls them. @type {[string, string][]} */
export const DIMENSIONS = [
  ["channel", "Channel"], ["channel_group", "Channel group"], ["source", "Source"], ["medium", "Medium"], ["campaign", "Campaign"],
  ["referrer_host", "Referrer"], ["landing_page", "Landing page"], ["exit_page", "Exit page"], ["page", "Viewed page"],
  ["device", "Device"], ["os", "System"], ["browser", "Browser"], ["visitor", "Visitor"], ["converted", "Ordered"],
  ["is_bot", "Bot"], ["is_bounce", "Bounce"],
];

/** @param {string} dimension */
export const dimensionName = dimension => DIMENSIONS.find(([name]) => name === dimension)?.[1] ?? dimension;

/** What operators are called between a dimension and a value. */
export const OPERATORS = { "=": "is", "!=": "is not", "~": "contains", "!~": "does not contain" };

/** @param {string} value a value of a dimension, as the page names it */
export const valueName = value => value === "" ? "none" : value;

/** Channel groups in the order of their hues, each with its members; the first is filled, the others outlined. */
const groups = [
  ["direct", "Direct"], ["referral", "Affiliates", "Referral", "AI Assistant", "Unassigned"],
  ["search", "Organic Search", "Organic Shopping"], ["paid", "Paid Search", "Paid Other", "Display", "Paid Shopping"],
  ["social", "Organic Social", "Paid Social"], ["email", "Email", "SMS"],
];

/** @param {string} channel @returns {{hue: string, filled: boolean}} */
export function channelLook(channel) {
  const group = groups.find(members => members.indexOf(channel) > 0) ?? /** @type {string[]} */ (groups[1]);
  return { hue: /** @type {string} */ (group[0]), filled: group.indexOf(channel) === 1 };
}

/** @type {Record<string, string>} */
const steps = {
  session: "Sessions", page_viewed: "Page viewed", product_added_to_cart: "Added to cart", checkout_started: "Checkout started",
  checkout_completed: "Order",
};

/** @param {string} name of a funnel's step or of an event */
export const stepName = name => steps[name] ?? name;

/** @param {string} reason why a row stands in quarantine */
export const reasonName = reason => reason.replaceAll("_", " ");

/** @param {string} address of a page, whole or only its path @returns {string} its path */
export const pathOf = address => address.replace(/^https?:\/\/[^/]+/, "") || "/";
