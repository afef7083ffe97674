// Visitors of the last five minutes, thirty minutes of sessions, and the newest events, painted at most once a second.

import { show } from "../address.js";
import { minuteBars } from "../charts/minutes.js";
import { drawing, element, mark } from "../element.js";
import { clockText, money, whole } from "../format.js";
import { follow } from "../live.js";
import { pathOf, stepName } from "../names.js";

/** @typedef {import("../address.js").View} View */
/** @typedef {import("../live.js").Now} Now */

const ROWS = 8, SPOKEN_EVERY = 30_000;

/** @returns {import("../part.js").Part & {pause: () => void}} */
export function nowPart() {
  const state = element("span", { class: "note" }, "connecting");
  const pauseButton = element("button", { type: "button", class: "plain", "aria-pressed": false, onclick: () => pause() }, "Pause");
  const figure = element("p", { class: "visitors" }, element("b", null, "–"), element("span", null, "visitors in the last five minutes"));
  const bars = element("div", { class: "half-hour" });
  const rows = element("ol", { class: "events" }, Array.from({ length: ROWS }, () => element("li")));
  const spoken = element("p", { class: "hidden", "aria-live": "polite" });
  const trouble = element("div", { class: "trouble" });
  const node = element("section", { class: "card now-part", "aria-labelledby": "part-now" },
    element("div", { class: "head" }, element("h2", { id: "part-now" }, "Now"), state, element("div", { class: "controls" }, pauseButton)),
    element("div", { class: "body" }, element("div", { class: "pulse" }, figure, bars), trouble, rows, spoken));
  const ended = new AbortController();
  let paused = false, held = false, zone = "UTC", minute = -1, spokenAt = 0, spokenOrder = "";
  /** @type {Now | null} */
  let waiting = null;

  node.addEventListener("pointerenter", () => { held = true; });
  node.addEventListener("pointerleave", () => { held = false; paint(); });
  node.addEventListener("focusin", event => { held = rows.contains(/** @type {Node} */ (event.target)); });
  node.addEventListener("focusout", () => { held = false; paint(); });

  function pause() {
    paused = !paused;
    pauseButton.setAttribute("aria-pressed", String(paused));
    state.textContent = paused ? "paused" : "live";
    paint();
  }

  function paint() {
    if (!waiting || paused || held || document.hidden) return;
    const now = waiting;
    waiting = null;
    node.classList.remove("lost");
    trouble.replaceChildren();
    state.textContent = "live";
    figure.firstElementChild?.replaceChildren(whole(now.visitors));
    figure.lastElementChild?.replaceChildren("visitors in the last five minutes");
    const current = Math.floor(Date.now() / 60_000);
    if (current !== minute) bars.replaceChildren(minuteBars(now.minutes), hiddenMinutes(now.minutes));
    minute = current;
    const order = now.orders[0];
    const events = now.events.slice(0, order ? ROWS - 1 : ROWS).map(event => eventRow(event, zone));
    if (order) events.push(orderRow(order, zone));
    rows.replaceChildren(...events, ...Array.from({ length: ROWS - events.length }, () => element("li")));
    speak(order);
  }

  /** Orders only, at most twice a minute; what was there at first is no news. @param {import("../live.js").LiveOrder | undefined} order */
  function speak(order) {
    if (!order || order.time === spokenOrder || Date.now() - spokenAt < SPOKEN_EVERY) return;
    if (spokenOrder) spoken.textContent = `Order of ${money(order.revenue ?? "0", order.currency)}`;
    spokenOrder = order.time;
    spokenAt = Date.now();
  }

  void follow(now => { waiting = now; paint(); }, (at, wait, tryNow) => {
    node.classList.add("lost");
    state.textContent = "not live";
    const time = clockText(at.toISOString(), zone);
    figure.lastElementChild?.replaceChildren(`at ${time}`);
    trouble.replaceChildren(element("p", { class: "what" }, mark("bad"), `Connection lost at ${time}.`),
      element("p", { class: "quiet" }, `What stands here is as it was then. Trying again in ${wait} s.`),
      element("button", { type: "button", onclick: tryNow }, "Try now"));
    minute = -1;
  }, ended.signal);
  document.addEventListener("visibilitychange", paint, { signal: ended.signal });

  return { node, pause, again: () => {}, leave: () => ended.abort(), show: async (/** @type {View} */ view) => { zone = view.zone; } };
}

/** @param {import("../live.js").LiveEvent} event @param {string} zone */
function eventRow(event, zone) {
  const path = pathOf(event.page || "");
  const text = event.event_name === "page_viewed" ? path : `${stepName(event.event_name)} · ${path}`;
  return element("li", null, element("time", { datetime: event.time }, clockText(event.time, zone)), sign(event.event_name),
    element("span", { class: "what", title: text }, text),
    event.user ? element("button", { type: "button", class: "plain", title: event.user, "aria-label": `Journey of ${event.user}`,
      onclick: () => show({ view: "journeys", user: event.user, session: "" }) }, "journey") : "");
}

/** @param {import("../live.js").LiveOrder} order @param {string} zone */
function orderRow(order, zone) {
  return element("li", { class: "order" }, element("time", { datetime: order.time }, clockText(order.time, zone)), sign("checkout_completed"),
    element("span", { class: "what" }, `Last order · ${order.revenue === null ? "no amount" : money(order.revenue, order.currency)}`),
    order.user ? element("button", { type: "button", class: "plain", "aria-label": `Journey of the last order`,
      onclick: () => show({ view: "journeys", user: order.user ?? "", session: "" }) }, "journey") : "");
}

/** @param {string} event a dot for a page, a plus for a cart, a diamond for an order */
export function sign(event) {
  const shape = event === "product_added_to_cart" ? "M6 1.5v9M1.5 6h9" : event === "checkout_completed" ? "M6 .8 11.2 6 6 11.2.8 6z" : "M6 4a2 2 0 1 1 0 4 2 2 0 0 1 0-4z";
  return drawing("svg", { class: `event ${event}`, viewBox: "0 0 12 12", "aria-hidden": "true" }, drawing("path", { d: shape }));
}

/** @param {number[]} minutes */
const hiddenMinutes = minutes => element("table", { class: "hidden" }, element("caption", null, "Sessions begun by minute"),
  element("tbody", null, minutes.map((sessions, index) => element("tr", null, element("th", { scope: "row" }, `${minutes.length - index} min ago`), element("td", null, whole(sessions))))));
