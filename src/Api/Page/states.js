// Empty, loading, slow, refused and broken: what stands where figures would.

import { removeFilter, show } from "./address.js";
import { get } from "./api.js";
import { element, mark } from "./element.js";
import { filterText } from "./filters.js";
import { whole } from "./format.js";

/** @typedef {import("./address.js").View} View */

/** The shape of an answer at its own height. */
export function skeleton() {
  return element("div", { class: "skeleton", "aria-hidden": "true" },
    [62, 84, 48, 70, 40].map(width => element("span", { style: { "--width": width + "%" } })));
}

/**
 * From one second on: how far the engine is, and a way out. It says so once a second until the signal ends it.
 * @param {() => void} cancel @param {AbortSignal} ended
 */
export function slow(cancel, ended) {
  const started = performance.now() - 1000, words = element("span", null, "Still reading"), bar = element("progress", { hidden: true, "aria-label": "Journeys read" });
  void (async () => {
    while (!ended.aborted) {
      const progress = await get("progress", ended).catch(() => null);
      if (ended.aborted) return;
      const reads = progress && progress.journeys_read < progress.journeys;
      words.textContent = (reads ? `Still reading: ${whole(progress.journeys_read)} of ${whole(progress.journeys)} journeys, ` : "Still reading, ")
        + `${whole(Math.round((performance.now() - started) / 1000))} s so far`;
      bar.toggleAttribute("hidden", !reads);
      if (reads) Object.assign(bar, { max: progress.journeys, value: progress.journeys_read });
      await new Promise(resolve => setTimeout(resolve, 1000));
    }
  })();
  return element("span", { role: "status" }, words, bar, element("button", { type: "button", onclick: cancel }, "Cancel"));
}

/**
 * The engine's own sentence: its first half says what is wrong, what follows the colon says what would do.
 * @param {string} sentence @param {string} more @param {(() => void) | null} again
 */
export function refused(sentence, more, again) {
  const [what, ...advice] = sentence.split(/: (?=ask|use|give|choose|add|take)/i);
  const offered = /use "([a-z_]+)"/.exec(sentence)?.[1];
  return element("div", { class: "state", role: "status" },
    element("p", { class: "what" }, mark("warning"), what),
    element("p", { class: "quiet" }, advice.join(": ") || more),
    element("p", { class: "ways" },
      offered === "landing_page" && button("Landing pages instead", () => show({ pages: "landing" }), true),
      again && button("Ask again", again, true),
      !again && button("Start over", () => show({ filters: [], period: "", from: "", to: "", model: "", second: "", interval: "", metric: "sessions" }), false)));
}

/** Only this part; it asks again by itself. @param {import("./api.js").Refusal} error @param {() => void} again */
export function broken(error, again) {
  return element("div", { class: "state", role: "status" },
    element("p", { class: "what" }, mark("bad"), error.message),
    element("p", { class: "quiet" }, `${error.status ? error.status + ". " : ""}The other parts of the page are untouched; this one asks again in 5 s.`),
    element("p", { class: "ways" }, button("Ask again", again, true)));
}

/** Nothing matches: says why, and which filter to drop. @param {string} what "session", "order" @param {View} view */
export function empty(what, view) {
  const { filters } = view;
  const sentence = filters.length === 0 ? `No ${what} in these days.`
    : `No ${what} of these days matches ${filters.length === 1 ? "the filter" : `all ${filters.length} filters`}.`;
  return element("div", { class: "state", role: "status" },
    element("p", { class: "what" }, sentence),
    element("p", { class: "ways" },
      filters.map(filter => element("button", { type: "button", class: "chip", onclick: () => removeFilter(filter) }, filterText(filter), " ×")),
      filters.length > 1 && button("Remove all", () => show({ filters: [] }), false),
      filters.length === 0 && view.period !== "all" && button("All days", () => show({ period: "all", from: "", to: "" }), true)));
}

/** @param {string} label @param {() => void} act @param {boolean} primary */
function button(label, act, primary) {
  return element("button", { type: "button", class: primary ? "primary" : "", onclick: act }, label);
}
