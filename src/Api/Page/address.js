// What the page shows stands in the query part of its address, so that a link is a view and Back undoes.

/**
 * One filter, as the command line writes it after --where.
 * @typedef {{dimension: string, operator: "=" | "!=" | "~" | "!~", value: string}} Filter
 */
/**
 * @typedef {object} View
 * @property {string} view one of VIEWS
 * @property {string} period a period that ends today, or "custom" with from and to
 * @property {string} from first day, YYYY-MM-DD
 * @property {string} to last day, YYYY-MM-DD
 * @property {string} compare "none", or "" for the period before
 * @property {string} zone IANA time zone
 * @property {string} metric the tile that the chart shows
 * @property {string} interval "hour", "day", "week", or "" for what suits the period
 * @property {string} model attribution model, "" for the usual one
 * @property {string} second the model beside it, "" for the usual one
 * @property {string} by what splits the funnel
 * @property {string} pages "landing" or "viewed"
 * @property {string} sources "source" or "referrer"
 * @property {string} user id of the user whose journey is shown
 * @property {string} session number of the session whose events are listed, "" for none
 * @property {string} table "1" where charts are shown as tables
 * @property {Filter[]} filters
 */

export const VIEWS = ["overview", "channels", "funnel", "journeys", "trust"];

/** @type {Omit<View, "filters">} */
const usual = {
  view: "overview", period: "", from: "", to: "", compare: "", zone: "UTC", metric: "sessions", interval: "", model: "",
  second: "", by: "device", pages: "landing", sources: "source", user: "", session: "", table: "",
};
/** Sets the period of an address that names none. @param {string} period */
export function setUsualPeriod(period) {
  usual.period = period;
}

const operators = /** @type {const} */ (["!=", "!~", "=", "~"]);

/**
 * @param {string} query the query part of an address
 * @returns {View}
 */
export function readView(query) {
  const parameters = new URLSearchParams(query);
  const view = /** @type {View} */ ({ ...usual, filters: parameters.getAll("filter").flatMap(readFilter) });
  for (const name of /** @type {(keyof typeof usual)[]} */ (Object.keys(usual))) view[name] = parameters.get(name) ?? usual[name];
  if (!VIEWS.includes(view.view)) view.view = usual.view;
  if (view.from && view.to) view.period = "custom";
  else if (view.period === "custom") view.period = usual.period;
  return view;
}

/**
 * @param {View} view
 * @returns {string} the query part of its address, "" where all is as usual
 */
export function writeView(view) {
  const parameters = new URLSearchParams();
  for (const name of /** @type {(keyof typeof usual)[]} */ (Object.keys(usual))) {
    if (view[name] !== usual[name] && !(name === "period" && view.period === "custom")) parameters.set(name, view[name]);
  }
  for (const filter of view.filters) parameters.append("filter", filter.dimension + filter.operator + filter.value);
  const text = parameters.toString();
  return text && "?" + text;
}

/** @param {string} text @returns {Filter[]} */
function readFilter(text) {
  const dimension = /^[a-z_:]+/.exec(text)?.[0] ?? "";
  const rest = text.slice(dimension.length);
  const operator = operators.find(candidate => rest.startsWith(candidate));
  return dimension && operator ? [{ dimension, operator, value: rest.slice(operator.length) }] : [];
}

/** @param {Filter} one @param {Filter} other */
export const sameFilter = (one, other) =>
  one.dimension === other.dimension && one.operator === other.operator && one.value === other.value;

/** @type {Set<(view: View) => void>} */
const listeners = new Set();

/** The view that the address holds now. */
export const currentView = () => readView(location.search);

/** @param {(view: View) => void} listener called after each change of the address */
export function onView(listener) {
  listeners.add(listener);
}

/**
 * Changes the view, as one step that Back undoes.
 * @param {Partial<View>} changes
 * @param {{replace?: boolean}} [options] replace: without a step of its own
 */
export function show(changes, { replace = false } = {}) {
  const address = location.pathname + writeView({ ...currentView(), ...changes });
  if (address === location.pathname + location.search) return;
  history[replace ? "replaceState" : "pushState"](null, "", address);
  announce();
}

/** @param {Filter} filter */
export function addFilter(filter) {
  const { filters } = currentView();
  if (!filters.some(each => sameFilter(each, filter))) show({ filters: [...filters, filter] });
}

/** @param {Filter} filter */
export function removeFilter(filter) {
  show({ filters: currentView().filters.filter(each => !sameFilter(each, filter)) });
}

function announce() {
  const view = currentView();
  listeners.forEach(listener => listener(view));
}

addEventListener("popstate", announce);
