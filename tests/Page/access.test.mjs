import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { open, plain, settled } from "./browser.mjs";

const days = "?from=2025-02-27&to=2025-03-01&compare=none";
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

for (const view of ["overview", "channels", "funnel", "journeys&user=a", "trust"]) {
  for (const [width, theme] of /** @type {const} */ ([[1440, "light"], [1440, "dark"], [360, "light"], [360, "dark"]])) {
    test(`${view} at ${width} px, ${theme}: no violation, nothing wider than the window, no error`, async () => {
      const { page, errors } = await open(`${days}&view=${view}`, { width, theme, bypassPolicy: true });
      await settled(page);
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => (await /** @type {any} */ (window).axe.run()).violations
        .map((/** @type {any} */ found) => [found.id, ...found.nodes.map((/** @type {any} */ node) => node.target.join(" "))].join(" ")));
      assert.deepEqual(violations, []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      assert.deepEqual(errors, []);
    });
  }
}

test("the overview has its landmarks and a region for every part", async () => {
  const { page, region } = await open(days);
  await settled(page);
  assert.deepEqual(await page.evaluate(() => [document.querySelectorAll("main").length, document.querySelectorAll("h1").length, document.documentElement.lang, document.title]),
    [1, 1, "en", "Overview · Puffy"]);
  for (const name of ["Now", "Overview", "Over time", "Channels", "Direct", "Pages", "Sources", "Campaigns", "Devices", "Funnel", "User", "Trust"]) {
    assert.equal(await region(name).getByRole("heading", { name, exact: true }).count(), 1, name);
    assert.equal(await region(name).getByRole("button", { name: "CSV" }).count(), name === "Now" || name === "User" ? 0 : 1, name);
  }
});

test("nothing moves when figures come", async () => {
  const { page } = await open(days, { faults: path => path === "query" ? { status: 200, wait: 300 } : null });
  await page.evaluate(() => {
    /** @type {any} */ (window).moved = [];
    new PerformanceObserver(list => list.getEntries().forEach((/** @type {any} */ entry) => /** @type {any} */ (window).moved.push(...entry.sources.map((/** @type {any} */ source) =>
      `${source.node?.className || source.node?.nodeName} in ${source.node?.closest?.("section")?.className} ${JSON.stringify([source.previousRect, source.currentRect])}`)))).observe({ type: "layout-shift", buffered: true });
  });
  await settled(page);
  await page.waitForTimeout(200);
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).moved), []);
});

test("with the keyboard alone: skip link, a row's filter, a chart's reading, views, list of keys", async () => {
  const { page, region } = await open(days);
  await settled(page);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "To the figures");
  await page.keyboard.press("Enter");
  for (let presses = 0; presses < 80 && await page.evaluate(() => document.activeElement?.getAttribute("role")) !== "application"; presses++) await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowLeft");
  assert.match(plain(await region("Over time").locator(".reading").textContent()), /^Sat, Mar 1/);
  for (let presses = 0; presses < 80 && await page.evaluate(() => document.activeElement?.textContent) !== "mobile"; presses++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Remove filter Device is mobile" }).waitFor();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "Keys" }).waitFor({ state: "detached" });
  await page.keyboard.press("2");
  await page.waitForFunction(() => document.title === "Channels · Puffy");
});

test("reduced motion has no transitions", async () => {
  const { page } = await open(days);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await settled(page);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll("*")].some(each => getComputedStyle(each).transitionDuration !== "0s")), false);
});
