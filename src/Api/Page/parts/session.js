// The events of one session, in order, with the order's amount where it happened.

import { show } from "../address.js";
import { element } from "../element.js";
import { clockText, duration, momentText, moneyNodes, whole } from "../format.js";
import { stepName } from "../names.js";
import { sign } from "./now.js";

/**
 * @typedef {{time: string, event_name: string, page: string, revenue: string | null, currency: string | null}} SessionEvent
 * @typedef {{user_id: string, number: number, events: SessionEvent[]}} Session
 */

/** @param {Session} session @param {string} zone */
export function sessionEvents({ number, events }, zone) {
  const [first, last] = [events[0], events.at(-1)];
  const length = first && last ? (Date.parse(last.time) - Date.parse(first.time)) / 1000 : 0;
  return element("section", { class: "session-events", "aria-labelledby": "session-events" },
    element("div", { class: "head" }, element("h3", { id: "session-events" }, `Session ${whole(number)}`),
      element("span", { class: "note" }, first ? `${momentText(first.time, zone)}, ${events.length === 1 ? "one event" : `${whole(events.length)} events in ${duration(length)}`}` : ""),
      element("div", { class: "controls" }, element("button", { type: "button", class: "plain", onclick: () => show({ session: "" }) }, "Close"))),
    element("ol", { class: "events" }, events.map(event => element("li", { class: event.revenue === null ? "" : "order" },
      element("time", { datetime: event.time }, clockText(event.time, zone)), sign(event.event_name),
      element("span", { class: "what", title: event.page }, textOf(event)),
      event.revenue === null ? "" : element("span", { class: "amount" }, moneyNodes(event.revenue, event.currency))))));
}

/** @param {SessionEvent} event */
const textOf = ({ event_name, page }) => event_name === "page_viewed" ? page || "no page" : page ? `${stepName(event_name)} · ${page}` : stepName(event_name);
