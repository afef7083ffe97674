// How far the figures hold: monitoring's verdict by day, what was accepted, and what stands in quarantine.

import { element, mark } from "../element.js";
import { agoText, dayText, momentText, rate, whole } from "../format.js";
import { complaints, days, kindOf, sentenceOf, verdict } from "../monitoring.js";
import { reasonName } from "../names.js";
import { part } from "../part.js";

/** @param {import("../monitoring.js").Verdict} found @param {boolean} everything @param {string} zone */
function draw(found, everything, zone) {
  const judged = days(found).slice(-7), all = complaints(found), shown = everything ? all : all.slice(0, 4);
  const quarantined = Object.entries(found.quarantined ?? {}), rows = found.accepted + quarantined.reduce((sum, [, count]) => sum + count, 0);
  return { note: "how far these figures hold", body: [
    judged.length ? element("ol", { class: "verdicts" }, judged.map(([day, kind]) => element("li", null, element("span", null, mark(kind)), dayText(day)))) : null,
    element("ul", { class: "complaints" }, shown.map(check => element("li", null, mark(kindOf(check.status)), element("span", { class: "quiet" }, check.day ? dayText(check.day) : "all"),
      element("span", null, sentenceOf(check), everything ? element("span", { class: "quiet" }, check.action) : "")))),
    all.length === 0 ? element("p", null, "Monitoring finds nothing wrong.") : null,
    all.length > shown.length ? element("p", { class: "quiet" }, `and ${whole(all.length - shown.length)} more`) : null,
    element("dl", { class: "taken" }, line("Events accepted", found.accepted, rows), quarantined.map(([reason, count]) => line(`Quarantined: ${reasonName(reason)}`, count, rows)),
      element("div", null, element("dt", null, "Newest event"), element("dd", { class: "when" }, found.newest_event_at ? `${momentText(found.newest_event_at, zone)}, ${agoText(found.newest_event_at)}` : "none yet"))),
    found.reconciled ? element("p", { class: "reconciled" }, mark(found.reconciled.differences ? "bad" : "good"),
      `Reconciled ${momentText(found.reconciled.at, zone)}: ${whole(found.reconciled.journeys)} journeys, ${whole(found.reconciled.differences)} differences`)
      : element("p", { class: "reconciled quiet" }, mark("unknown"), "No reconcile is on record: puffy reconcile holds every rollup against the journeys.")] };
}

/** @param {string} name @param {number} count @param {number} all */
const line = (name, count, all) => element("div", null, element("dt", null, name), element("dd", null, whole(count)),
  element("dd", { class: "quiet" }, all ? rate(count / all) : "–"));

/** @param {string | number | null} value */
const quoted = value => `"${String(value ?? "").replaceAll('"', '""')}"`;

/** @param {boolean} everything every complaint, with what to do about it */
export const trust = everything => part({
  name: "Trust",
  kind: everything ? "trust-part whole" : "trust-part",
  asks: view => [view.zone],
  read: () => verdict(),
  draw: (found, view) => draw(found, everything, view.zone),
  csv: found => ["id,day,status,measured,expectation,action", ...found.results.map(check =>
    [check.id, check.day, check.status, check.measured, check.expectation, check.action].map(quoted).join(","))].join("\n") + "\n",
});
