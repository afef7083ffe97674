// The line above all figures: monitoring's doubt, what was accepted, and how far the figures reach.

import { element, mark } from "../element.js";
import { agoText, clockText, dayText, momentText, whole } from "../format.js";
import { complaints, expectedOf, kindOf, measuredOf, verdict } from "../monitoring.js";
import { reasonName } from "../names.js";

/** @param {HTMLElement} line @param {import("../address.js").View} view */
export async function showDoubt(line, view) {
  const found = await verdict().catch(() => null);
  if (!found) {
    line.replaceChildren(element("span", { class: "doubt" }, mark("unknown"), "Monitoring did not answer."));
    return;
  }
  const [worst] = complaints(found);
  const quarantined = Object.entries(found.quarantined ?? {});
  const total = quarantined.reduce((sum, [, rows]) => sum + rows, 0);
  const kind = worst ? kindOf(worst.status) : "good";
  line.replaceChildren(
    element("span", { class: `doubt ${kind}` }, mark(kind),
      worst ? element("span", null, element("b", null, `${worst.day ? dayText(worst.day) + ": " : ""}${measuredOf(worst)}. `),
        worst.expectation ? `Expected ${expectedOf(worst)}` : "")
        : element("span", null, "Monitoring finds nothing wrong.")),
    element("span", null, element("b", null, whole(found.accepted)), " accepted"),
    element("span", null, element("b", null, whole(total)), " quarantined", quarantined.length === 1 ? `, ${reasonName(quarantined[0]?.[0] ?? "")}` : ""),
    found.reconciled ? element("span", { class: "reconcile" }, mark(found.reconciled.differences ? "bad" : "good"),
      element("b", null, whole(found.reconciled.differences)), " differences at last reconcile") : "",
    element("span", { class: "behind" }, behind(found.newest_event_at, view.zone)));
}

/** @param {string | null} newest @param {string} zone */
function behind(newest, zone) {
  if (!newest) return "No event yet";
  const isOld = Date.now() - Date.parse(newest) >= 86_400_000;
  return `Newest event ${isOld ? momentText(newest, zone) : `${clockText(newest, zone)}, ${agoText(newest)}`} ${zone}`;
}
