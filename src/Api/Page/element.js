// Elements made in one expression. Text is always text, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Record<string, any>} Attributes */

/**
 * An HTML element. An attribute `onclick` and its like is a listener, `style` an object of CSS properties (set one by one, as
 * the content security policy asks), true an attribute without a value; false, null and undefined are left out.
 * @param {string} name
 * @param {Attributes | null} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function element(name, attributes, ...children) {
  return /** @type {HTMLElement} */ (fill(document.createElement(name), attributes, children));
}

/**
 * The same for SVG.
 * @param {string} name
 * @param {Attributes | null} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {SVGElement}
 */
export function drawing(name, attributes, ...children) {
  return /** @type {SVGElement} */ (fill(document.createElementNS(SVG, name), attributes, children));
}

/**
 * @param {Element} target
 * @param {Attributes | null | undefined} attributes
 * @param {(Child | Child[])[]} children
 */
function fill(target, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) target.addEventListener(name.slice(2), value);
    else if (name === "style") Object.entries(value).forEach(([key, css]) =>
      /** @type {HTMLElement} */ (target).style.setProperty(key, String(css)));
    else target.setAttribute(name, value === true ? "" : String(value));
  }
  target.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false).map(asNode));
  return target;
}

/** @param {Child} child */
function asNode(child) {
  return child instanceof Node ? child : document.createTextNode(String(child));
}

const paths = {
  download: "M8 2v8m0 0L5 7m3 3 3-3M3 13h10",
  filter: "M2 4h12M4.5 8h7M7 12h2",
  theme: "M8 2.5a5.5 5.5 0 1 0 0 11z",
  cloud: "M4.6 13a3.6 3.6 0 0 1-.4-7.2A4.6 4.6 0 0 1 13 6.6 3.3 3.3 0 0 1 12.4 13z",
};

/**
 * A small picture beside a word; assistive technology reads the word alone.
 * @param {keyof typeof paths} name
 */
export function icon(name) {
  return drawing("svg", { class: `icon ${name}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, drawing("path", { d: paths[name] }));
}

/**
 * The mark of a status: its shape and its words carry the meaning, colour repeats it.
 * @param {"good" | "warning" | "bad" | "unknown"} kind
 */
export function mark(kind) {
  const words = { good: "in order", warning: "warning", bad: "critical", unknown: "not judged" };
  const shapes = {
    good: [drawing("circle", { cx: 8, cy: 8, r: 6 }), drawing("path", { d: "m5.2 8.2 2 2 3.6-4" })],
    warning: [drawing("path", { class: "solid", d: "M8 1.8 14.8 14H1.2z" }), drawing("path", { class: "cut", d: "M8 6.2v3.6m0 1.6v.6" })],
    bad: [drawing("circle", { class: "solid", cx: 8, cy: 8, r: 6.6 }), drawing("path", { class: "cut", d: "M8 4.4v4.4m0 2v.8" })],
    unknown: [drawing("circle", { cx: 8, cy: 8, r: 6, "stroke-dasharray": "2.6 2.1" })],
  };
  return drawing("svg", { class: `mark ${kind}`, viewBox: "0 0 16 16", role: "img", "aria-label": words[kind] }, ...shapes[kind]);
}
