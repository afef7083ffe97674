// The frame of a part: heading, CSV, and the states that its figures go through.

import { element, icon } from "./element.js";
import { Refusal } from "./api.js";
import { broken, refused, skeleton, slow } from "./states.js";

/** @typedef {import("./address.js").View} View */
/**
 * @template T
 * @typedef {object} Design
 * @property {string} name of the region, which its heading says
 * @property {string} kind class of the card, which gives it its size
 * @property {(view: View) => unknown} asks what its figures hang on; the part asks again when this changes
 * @property {(view: View, signal: AbortSignal) => Promise<T>} read
 * @property {(data: T, view: View) => {body: (Node | null)[], note?: string}} draw
 * @property {(view: View) => (Node | null)[]} [controls] what stands beside the heading
 * @property {(data: T, view: View) => Promise<string> | string} [csv]
 */
/** @typedef {{node: HTMLElement, show: (view: View) => Promise<void>, again: () => void, leave: () => void}} Part */

/**
 * @template T
 * @param {Design<T>} design
 * @returns {Part}
 */
export function part(design) {
  const id = "part-" + design.name.toLowerCase().replaceAll(" ", "-");
  const note = element("span", { class: "note" });
  const controls = element("div", { class: "controls" });
  const waiting = element("p", { class: "waiting" });
  const body = element("div", { class: "body" });
  const node = element("section", { class: `card ${design.kind}`, "aria-labelledby": id },
    element("div", { class: "head" }, element("h2", { id }, design.name), note, controls), waiting, body);

  /** @type {AbortController | null} */
  let running = null;
  /** @type {{key: string, data: T} | null} */
  let shown = null;
  /** @type {View | null} */
  let last = null;
  /** @type {ReturnType<typeof setTimeout>} */
  let retry;

  /** @param {T} data @param {View} view */
  function paint(data, view) {
    const focused = node.contains(document.activeElement) ? document.activeElement?.getAttribute("data-focus") : null;
    const drawn = design.draw(data, view);
    note.textContent = drawn.note ?? "";
    drawControls(view);
    body.replaceChildren(...drawn.body.filter(child => child !== null));
    if (focused) /** @type {HTMLElement | null} */ (node.querySelector(`[data-focus="${CSS.escape(focused)}"]`))?.focus();
  }

  /** @param {View} view */
  function drawControls(view) {
    controls.replaceChildren(...[...(design.controls?.(view) ?? []), csvButton(view)].filter(child => child !== null));
  }

  /** @param {View} view */
  function csvButton(view) {
    const csv = design.csv;
    if (!csv) return null;
    return element("button", { class: "plain csv", type: "button", "data-focus": "csv", onclick: async () => {
      if (shown) save(design.name, await csv(shown.data, view));
    } }, icon("download"), "CSV");
  }

  /** @param {View} view @param {boolean} [anew] */
  async function show(view, anew = false) {
    const key = JSON.stringify(design.asks(view));
    last = view;
    if (shown?.key === key && !anew) return paint(shown.data, view);
    running?.abort();
    clearTimeout(retry);
    const mine = running = new AbortController(), over = new AbortController();
    if (!shown) drawControls(view);
    node.setAttribute("aria-busy", "true");
    const waits = [setTimeout(() => shown ? node.classList.add("old") : body.replaceChildren(skeleton()), 200),
      setTimeout(() => waiting.replaceChildren(slow(() => mine.abort(), over.signal)), 1000)];
    try {
      const data = await design.read(view, mine.signal);
      if (running !== mine) return;
      shown = { key, data };
      paint(data, view);
    } catch (error) {
      if (running !== mine) return;
      fail(error, view, mine.signal.aborted);
    } finally {
      waits.forEach(clearTimeout);
      over.abort();
      if (running === mine) {
        node.removeAttribute("aria-busy");
        node.classList.remove("old");
        waiting.replaceChildren();
      }
    }
  }

  /** @param {unknown} error @param {View} view @param {boolean} cancelled */
  function fail(error, view, cancelled) {
    const again = () => void show(view, true);
    shown = null;
    note.textContent = "";
    drawControls(view);
    if (cancelled) body.replaceChildren(refused("Cancelled.", "The figures were not read.", again));
    else if (error instanceof Refusal && error.ofQuestion) body.replaceChildren(refused(error.message, "", null));
    else if (error instanceof Refusal) {
      body.replaceChildren(broken(error, again));
      retry = setTimeout(again, 5000);
    } else {
      body.replaceChildren(broken(new Refusal(0, "This part of the page failed."), again));
      throw error;
    }
  }

  return {
    node, show,
    again: () => { if (last && shown) void show(last, true); },
    leave: () => { running?.abort(); running = null; clearTimeout(retry); },
  };
}

/** @param {string} name @param {string} text */
function save(name, text) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })),
    download: `puffy-${name.toLowerCase().replaceAll(" ", "-")}.csv` });
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(/** @type {HTMLAnchorElement} */ (link).href);
}
