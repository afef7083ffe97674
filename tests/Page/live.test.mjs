// The page against a real server, while events come in: what every part shows is what the API answers.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { chromium } from "playwright-core";
import { CHROMIUM, plain, settled } from "./browser.mjs";
import { READ, serve, visits } from "./server.mjs";

/** @typedef {import("playwright-core").Locator} Locator */

const server = await serve();
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
after(async () => {
  await browser.close();
  await server.stop();
});

await server.send(visits(0, 120));

/** @param {string} query of the address */
async function open(query) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" })).newPage();
  /** @type {string[]} */
  const faults = [];
  page.on("pageerror", error => faults.push(error.message));
  page.on("console", message => { if (message.type() === "error") faults.push(message.text()); });
  page.on("request", request => { if (new URL(request.url()).origin !== server.origin) faults.push(request.url()); });
  await page.clock.install();
  await page.goto(`${server.origin}/${query}#key=${encodeURIComponent(READ)}`);
  await settled(page);
  return { page, faults, region: (/** @type {string} */ name) => page.getByRole("region", { name, exact: true }) };
}

/** The number in a text. @param {string | null} text */
const number = text => Number(plain(text).replaceAll(" ", "").replace("−", "-").replace(/[^\d.-]/g, ""));

/** @param {Locator} region @param {string} row */
const cells = async (region, row) => (await region.getByRole("row").filter({ has: region.page().getByRole("button", { name: row, exact: true }) }).getByRole("cell").allTextContents()).map(number);

/** @param {Locator} overview @param {string} name */
const tile = async (overview, name) => number(await overview.getByRole("group", { name, exact: true }).locator(".value").textContent());

const METRICS = /** @type {const} */ ([["Users", "users", 1], ["Sessions", "sessions", 1], ["Orders", "orders", 1], ["Revenue", "revenue", 1],
  ["Conversion rate", "conversion_rate", 100], ["Average order value", "average_order_value", 1], ["Bounce rate", "bounce_rate", 100]]);

/** Every tile is the API's figure, rates to one decimal. @param {Locator} overview @param {unknown[]} filters */
async function assertTiles(overview, filters) {
  const { results } = await server.ask("query", { metrics: METRICS.map(([, metric]) => metric), date_range: "7d", filters });
  for (const [index, [name, , factor]] of METRICS.entries()) {
    assert.ok(Math.abs(await tile(overview, name) - factor * Number(results[0].metrics[index])) <= (factor === 1 ? 0 : 0.05), `${name}: ${await tile(overview, name)}, the API has ${results[0].metrics[index]}`);
  }
  return results[0].metrics;
}

/** Every row of a list is the API's. @param {Locator} region @param {string} dimension @param {string[]} metrics */
async function assertList(region, dimension, metrics) {
  const { results } = await server.ask("query", { metrics, dimensions: [dimension], date_range: "7d", limit: 8 });
  for (const { dimensions: [value], metrics: figures } of results) {
    const name = dimension === "landing_page" ? value.replace("https://shop.example", "") : value || "none", shown = await cells(region, name);
    // Lists show money in whole units.
    assert.deepEqual(shown, figures.map((/** @type {string | number} */ figure) => typeof figure === "string" ? Math.round(Number(figure)) : figure), `${dimension} ${name}`);
  }
  assert.ok(results.length > 1);
}

test("every part shows the figures of the API, before and after events that come while the page is open", async () => {
  const { page, faults, region } = await open("?period=7d&compare=none&table=1&interval=day&metric=sessions");
  const before = await assertTiles(region("Overview"), []);
  assert.equal(before[0], 120);

  await server.send(visits(1000, 60));
  // The page reads its figures anew once a minute.
  await page.clock.fastForward(61_000);
  await page.waitForFunction(() => document.querySelector('[aria-label="Users"] .value')?.textContent === "180");
  await settled(page);
  const after = await assertTiles(region("Overview"), []);
  assert.equal(after[0], 180);

  await assertList(region("Pages"), "landing_page", ["sessions", "orders", "revenue"]);
  await assertList(region("Sources"), "source", ["sessions", "orders", "revenue"]);
  await assertList(region("Campaigns"), "campaign", ["sessions", "orders", "revenue"]);
  await assertList(region("Devices"), "device", ["sessions", "orders", "revenue"]);

  const days = await server.ask("query", { metrics: ["sessions"], dimensions: ["time:day"], date_range: "7d" });
  const shown = (await region("Over time").locator("tbody tr td:last-child").allTextContents()).map(number);
  assert.equal(shown.reduce((sum, each) => sum + each, 0), days.results.reduce((/** @type {number} */ sum, /** @type {any} */ row) => sum + row.metrics[0], 0));

  const funnel = await server.ask("funnel", { steps: ["page_viewed", "product_added_to_cart", "checkout_started", "checkout_completed"].map(event_name => ({ event_name })), date_range: "7d" });
  assert.deepEqual((await region("Funnel").locator("tbody tr td:nth-child(2)").allTextContents()).map(number), funnel.groups[0].steps.map((/** @type {any} */ step) => step.count));

  const direct = await server.ask("query", { metrics: ["revenue"], date_range: "7d", filters: [["is", "channel", ["Direct"]], ["matches", "landing_page", ["/checkouts?(/|$)|/cart"]]] });
  assert.equal(number(await region("Direct").locator(".value").textContent()), Number(direct.results[0].metrics[0]));

  const trust = await server.ask("monitor");
  assert.equal(number(await region("Trust").locator(".taken div").first().locator("dd").first().textContent()), trust.accepted);
  assert.match(plain(await region("Trust").textContent()), /Newest event/);
  assert.deepEqual(faults, []);
});

test("a switch of models shows what the API credits", async () => {
  const { page, region } = await open("?period=7d&compare=none");
  for (const model of ["last_click", "linear", "first_click"]) {
    await region("Channels").getByLabel("Model", { exact: true }).selectOption(model);
    await settled(page);
    const { results } = await server.ask("query", { metrics: ["sessions", "orders", "revenue"], dimensions: ["channel"], date_range: "7d", model });
    for (const { dimensions: [channel], metrics: [sessions, , revenue] } of results) {
      const shown = await cells(region("Channels"), channel);
      assert.deepEqual([shown[1], shown[3]], [sessions, Number(revenue)], `${model}, ${channel}`);
    }
  }
});

test("a filter by click and one by address show what the API answers", async () => {
  const { page, region } = await open("?period=7d&compare=none");
  await region("Devices").getByRole("button", { name: "mobile", exact: true }).click();
  await settled(page);
  await assertTiles(region("Overview"), [["is", "device", ["mobile"]]]);
  const linked = await open("?period=7d&compare=none&filter=device%3Dmobile&filter=channel!%3DDirect");
  await assertTiles(linked.region("Overview"), [["is", "device", ["mobile"]], ["is_not", "channel", ["Direct"]]]);
});

test("an event shows under Now within seconds, and leads to its user's journey and session", async () => {
  const { page, region } = await open("?period=7d&compare=none");
  const time = new Date(Date.now() - 500).toISOString();
  await server.send([{ user_id: "a new one", event_name: "page_viewed", timestamp: time, page_url: "https://shop.example/just-now", event_id: "just now" }]);
  await region("Now").getByText("/just-now").waitFor({ timeout: 10_000 });
  const now = number(await region("Now").locator(".visitors b").textContent());
  assert.ok(now > 0);
  await region("Now").getByRole("button", { name: "Journey of a new one" }).click();
  await settled(page);
  await region("User").getByRole("heading", { name: "a new one" }).waitFor();
  await region("User").getByRole("button", { name: "Direct" }).click();
  await region("User").getByRole("region", { name: "Session 1" }).getByText("/just-now").waitFor();
});
