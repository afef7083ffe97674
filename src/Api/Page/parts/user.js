// One user's journey: a box to find it by, its sessions on a line of time, and who earned each order.

import { get } from "../api.js";
import { show } from "../address.js";
import { channelSign } from "../charts/bars.js";
import { ruler, uprightRuler } from "../charts/ruler.js";
import { element } from "../element.js";
import { duration, momentText, money, moneyNodes, whole } from "../format.js";
import { channelLook, pathOf } from "../names.js";
import { part } from "../part.js";
import { earned } from "./earned.js";
import { sessionEvents } from "./session.js";

/** @typedef {import("../address.js").View} View */
/**
 * @typedef {{session_id: string, number: number, started_at: string, ended_at: string, events: number, orders: number,
 *   revenue: Record<string, number>, channel: string, landing_page: string, device: string}} Session
 * @typedef {{model: string, user_id?: string, session_number: number, channel: string, weight: number, revenue: number}} Credit
 * @typedef {{order_id: string, transaction_id: string, ordered_at: string, revenue: number, currency: string | null, credits: Credit[]}} Order
 * @typedef {{user_id: string, events: number, revenue: Record<string, number>, path: string, sessions: Session[], orders: Order[]}} Journey
 */

const LEAST_COLUMN = 150, GREATEST_COLUMN = 230, ROW = 104, BESIDE = 320;

/** @param {View} view */
function search(view) {
  const input = /** @type {HTMLInputElement} */ (element("input", { type: "search", id: "user-id", value: view.user, placeholder: "user id",
    autocomplete: "off", spellcheck: "false", "data-focus": "user", "aria-label": "User" }));
  return element("form", { role: "search", class: "find", onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    show({ user: input.value.trim(), session: "" });
  } }, input, element("button", null, "Show journey"));
}

/** @param {{journey: Journey | null, session: import("./session.js").Session | null}} data @param {View} view */
function draw({ journey, session }, view) {
  if (!journey) return { note: "one journey, session by session", body: [search(view),
    element("p", { class: "quiet" }, "Give a user's id: the newest events under Now lead to theirs, and silver/dim_user.csv lists all.")] };
  const { sessions, orders } = journey;
  const narrow = matchMedia("(max-width: 640px)").matches;
  const stops = sessions.map(session => ({ started_at: session.started_at, hue: channelLook(session.channel).hue, ordered: session.orders > 0 }));
  const room = (document.getElementById("parts")?.clientWidth ?? 0) * (view.view === "journeys" ? 1 : 2 / 3) - 64 - BESIDE;
  const column = Math.floor(Math.max(LEAST_COLUMN, Math.min(GREATEST_COLUMN, room / Math.max(1, sessions.length)))), width = column * Math.max(1, sessions.length);
  const list = element("ol", { class: "visits", style: { "--sessions": sessions.length, "--column-width": column + "px" } },
    sessions.map((session, index) => sessionItem(session, sessions[index - 1], orders, view)));
  const line = element("div", { class: "scroll journey", tabindex: "0", role: "group", "aria-label": "Sessions by time" },
    narrow ? element("div", { class: "upright" }, uprightRuler(stops, ROW), list)
      : element("div", { style: { width: width + BESIDE + "px" } }, element("div", { class: "lane" }, ruler(stops, width, column, view.zone), list),
        orders.length ? earned(journey, column) : null));
  return { note: "gaps in time shown true, then each session by itself", body: [search(view), facts(journey), line,
    narrow && orders.length ? earned(journey, 0) : null, session ? sessionEvents(session, view.zone) : null] };
}

/** @param {Journey} journey */
function facts({ user_id, sessions, events, orders, revenue }) {
  const first = sessions[0], order = orders[0];
  const sums = Object.entries(revenue).map(([currency, sum]) => money(sum.toFixed(2), currency === "none" ? null : currency)).join(", ");
  const all = [["Sessions", whole(sessions.length)], ["Events", whole(events)], ["Orders", whole(orders.length)], ["Revenue", sums || "0"],
    ["First touch to order", first && order ? duration((Date.parse(order.ordered_at) - Date.parse(first.started_at)) / 1000) : "–"], ["Device", first?.device ?? "–"]];
  return element("div", { class: "facts" }, element("h3", null, user_id),
    element("dl", null, all.map(([name, value]) => element("div", null, element("dt", null, name), element("dd", null, value)))));
}

/** @param {Session} session @param {Session | undefined} before @param {Order[]} orders @param {View} view */
function sessionItem(session, before, orders, view) {
  const length = (Date.parse(session.ended_at) - Date.parse(session.started_at)) / 1000;
  const own = orders.filter(order => order.ordered_at >= session.started_at && order.ordered_at <= session.ended_at);
  return element("li", { class: [session.orders ? "ordered" : "", view.session === String(session.number) ? "chosen" : ""].join(" ").trim() },
    element("button", { type: "button", class: "pick", "aria-pressed": view.session === String(session.number), "data-focus": `session-${session.number}`,
      title: `Events of session ${session.number}`, onclick: () => show({ session: view.session === String(session.number) ? "" : String(session.number) }) },
      channelSign(channelLook(session.channel)), session.channel),
    element("span", null, momentText(session.started_at, view.zone)),
    element("span", { class: "quiet" }, before ? `after ${duration((Date.parse(session.started_at) - Date.parse(before.started_at)) / 1000)}` : "first visit"),
    element("span", null, session.events === 1 ? "one event" : `${duration(length)}, ${whole(session.events)} events`),
    session.orders ? element("span", { class: "order" }, session.orders === 1 ? "1 order" : `${whole(session.orders)} orders`,
      own.length ? [", ", ...moneyNodes(own.reduce((sum, order) => sum + order.revenue, 0).toFixed(2), own[0]?.currency ?? null)] : "") : "",
    element("span", { class: "quiet path", title: session.landing_page }, pathOf(session.landing_page)));
}

export const userPart = () => part({
  name: "User",
  kind: "user-part",
  asks: view => [view.user, view.session],
  read: async (view, signal) => {
    const path = "users/" + encodeURIComponent(view.user);
    const [journey, session] = await Promise.all([view.user ? get(path, signal) : null, view.user && view.session ? get(`${path}/sessions/${encodeURIComponent(view.session)}`, signal) : null]);
    return { journey, session };
  },
  draw,
  controls: view => view.user ? [element("button", { type: "button", class: "plain", onclick: () => show({ user: "", session: "" }) }, "Another user")] : [],
});
