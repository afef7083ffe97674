import assert from "node:assert/strict";
import { test } from "node:test";
import { open, plain, settled } from "./browser.mjs";

const days = "?from=2025-02-27&to=2025-03-01&compare=none";

/** @param {import("playwright-core").Locator} overview */
const sessionsOf = async overview => plain(await overview.getByRole("group", { name: "Sessions" }).locator(".value").textContent());

test("a click on a row filters everything, stands in the address, and Back undoes it", async () => {
  const { page, region } = await open(days);
  await settled(page);
  await region("Devices").getByRole("button", { name: "mobile", exact: true }).click();
  await settled(page);
  assert.equal(await sessionsOf(region("Overview")), "4");
  assert.deepEqual(new URL(page.url()).searchParams.getAll("filter"), ["device=mobile"]);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "mobile");
  await page.goBack();
  await settled(page);
  assert.equal(await sessionsOf(region("Overview")), "8");
});

test("a link with filters is a view, and a chip takes its filter away", async () => {
  const { page, region } = await open(days + "&filter=channel%3DEmail&filter=channel%3DAffiliates&filter=device!%3Ddesktop");
  await settled(page);
  assert.equal(await sessionsOf(region("Overview")), "2");
  await page.getByRole("button", { name: /Remove filter .* desktop$/ }).click();
  await settled(page);
  assert.equal(await sessionsOf(region("Overview")), "4");
});

test("Alt and a click leave a value out", async () => {
  const { page, region } = await open(days);
  await settled(page);
  await region("Sources").getByRole("button", { name: "none", exact: true }).click({ modifiers: ["Alt"] });
  await settled(page);
  assert.equal(await sessionsOf(region("Overview")), "5");
  await page.getByRole("button", { name: "Remove filter Source is not none" }).waitFor();
});

test("a viewed page filters sessions by what they did", async () => {
  const { page, asked } = await open(days + "&filter=page%3D%2Fcart");
  await settled(page);
  assert.deepEqual(asked.find(each => each.path === "query" && each.body.filters.length)?.body.filters[0], ["has_done", ["is", "page", ["/cart"]]]);
});

test("the model switch changes the figures, keeps the rows, and X swaps the two", async () => {
  const { page, region } = await open(days);
  await settled(page);
  const channels = region("Channels");
  const names = async () => (await channels.locator("tbody th").allTextContents()).map(plain);
  assert.deepEqual(await names(), ["Affiliates", "Email", "Direct", "Organic Search"]);
  await channels.getByLabel("Second model", { exact: true }).selectOption("First click");
  await settled(page);
  assert.deepEqual(await names(), ["Affiliates", "Email", "Direct", "Organic Search"]);
  await channels.getByLabel("Model", { exact: true }).selectOption("Linear");
  await settled(page);
  assert.match(plain(await channels.getByRole("row", { name: /^Email/ }).textContent()), /\$750\.50/);
  await page.keyboard.press("Escape");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
  await page.keyboard.press("x");
  await settled(page);
  const address = new URL(page.url()).searchParams;
  assert.deepEqual([address.get("model"), address.get("second")], ["first_click", "linear"]);
});

test("Period, Metric and Interval choose what is asked for", async () => {
  const { page, asked, region } = await open();
  await settled(page);
  await page.getByLabel("Period", { exact: true }).selectOption("Last 28 days");
  await page.getByLabel("Metric", { exact: true }).selectOption("Orders");
  await region("Over time").getByRole("radio", { name: "Week" }).check({ force: true });
  await settled(page);
  const question = asked.filter(each => each.path === "query" && each.body.dimensions?.[0]?.startsWith("time:")).at(-1)?.body;
  assert.deepEqual([question.metrics, question.dimensions, question.date_range], [["orders"], ["time:week"], "28d"]);
  await page.goBack();
  await settled(page);
  assert.equal(await region("Over time").getByRole("radio", { name: "Day" }).isChecked(), true);
});
