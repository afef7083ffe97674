// The read key: given in the fragment of the address or in a box, kept for this tab alone.

import { element } from "./element.js";

const NAME = "puffy-read-key";

/** @returns {string} the key, "" if none was given */
export const readKey = () => sessionStorage.getItem(NAME) ?? "";

/** Takes a key out of `/#key=KEY`; the address loses it at once. */
export function takeKeyFromAddress() {
  const key = new URLSearchParams(location.hash.slice(1)).get("key");
  if (!key) return;
  sessionStorage.setItem(NAME, key);
  history.replaceState(null, "", location.pathname + location.search);
}

/** @type {Promise<void> | null} */
let asking = null;

/**
 * Shows the box and waits for a key.
 * @param {string} sentence why it is asked for; "" the first time
 * @returns {Promise<void>} done once a key was given
 */
export function askForKey(sentence) {
  asking ??= new Promise(done => {
    const input = /** @type {HTMLInputElement} */ (element("input",
      { id: "read-key", type: "password", autocomplete: "off", required: true, spellcheck: "false" }));
    const form = element("form", { class: "key card", onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      sessionStorage.setItem(NAME, input.value.trim());
      form.remove();
      document.body.classList.remove("locked");
      asking = null;
      done();
    } },
      element("h2", null, "This shop's figures need a key"),
      sentence && element("p", { class: "refusal", role: "alert" }, sentence),
      element("label", { for: "read-key" }, "Read key"), input,
      element("p", { class: "quiet" }, "The server prints it when it first starts; puffy keys add makes another. It stays in this tab."),
      element("button", { class: "primary" }, "Open"));
    document.body.classList.add("locked");
    document.querySelector("main")?.prepend(form);
    input.focus();
  });
  return asking;
}
