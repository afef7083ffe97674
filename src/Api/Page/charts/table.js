// A chart's table, with scope and headings.

import { element } from "../element.js";

/**
 * @param {string} caption
 * @param {string[]} headings
 * @param {(string | Node)[][]} rows the first cell of each is its heading
 * @param {string} [kind] class
 */
export function table(caption, headings, rows, kind = "") {
  return element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": caption },
    element("table", { class: `figures ${kind}` }, element("caption", { class: "hidden" }, caption),
      element("thead", null, element("tr", null, headings.map(heading => element("th", { scope: "col" }, heading)))),
      element("tbody", null, rows.map(([first, ...others]) => element("tr", null, element("th", { scope: "row" }, first),
        others.map(cell => element("td", null, cell)))))));
}
