// Opens the page: the key, the view of the address, its parts, and what keeps them fresh.

import { currentView, onView, setUsualPeriod } from "./address.js";
import { Refusal, query } from "./api.js";
import { startBar } from "./bar.js";
import { lostPattern } from "./charts/bars.js";
import { listenForKeys } from "./keyboard.js";
import { takeKeyFromAddress } from "./key.js";
import { forgetVerdict } from "./monitoring.js";
import { showDoubt } from "./parts/doubt.js";
import { forgetAttribution } from "./question.js";
import { partsOf } from "./views.js";

/** @typedef {import("./part.js").Part} Part */

const FRESH_FOR = 60_000;
const grid = /** @type {HTMLElement} */ (document.getElementById("parts"));
const doubt = /** @type {HTMLElement} */ (document.getElementById("doubt"));
/** @type {Part[]} */
let parts = [];
let shownView = "";

/** @param {import("./address.js").View} view */
function showView(view) {
  if (view.view !== shownView) {
    parts.forEach(part => part.leave());
    parts = partsOf(view.view);
    grid.className = "view-" + view.view;
    grid.replaceChildren(...parts.map(part => part.node));
    if (shownView) scrollTo(0, 0);
    shownView = view.view;
    document.title = `${(view.view[0] ?? "").toUpperCase()}${view.view.slice(1)} · Puffy`;
  }
  parts.forEach(part => void part.show(view));
  void showDoubt(doubt, view);
}

/** A shop without a session in the last seven days, such as a store of old exports, is shown whole. */
async function chooseUsualPeriod() {
  setUsualPeriod("7d");
  const view = currentView();
  if (new URLSearchParams(location.search).has("period") || view.period === "custom") return;
  try {
    const { results } = await query({ metrics: ["sessions"], date_range: "7d", time_zone: view.zone });
    if (results[0]?.metrics[0] === 0) setUsualPeriod("all");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

takeKeyFromAddress();
addEventListener("hashchange", () => {
  takeKeyFromAddress();
  showView(currentView());
});
document.body.append(lostPattern());
listenForKeys(() => parts.forEach(part => { if ("pause" in part) /** @type {{pause: () => void}} */ (part).pause(); }));
await chooseUsualPeriod();
startBar(currentView());
onView(showView);
showView(currentView());
setInterval(() => {
  if (document.hidden || currentView().period === "custom") return;
  forgetVerdict();
  forgetAttribution();
  parts.forEach(part => part.again());
  void showDoubt(doubt, currentView());
}, FRESH_FOR);
