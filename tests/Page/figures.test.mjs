import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { open, plain, settled } from "./browser.mjs";
import { csv } from "./shop.mjs";

// By hand from the eight sessions of shop.mjs.
const days = "?from=2025-02-27&to=2025-03-01&compare=none";

/** @param {import("playwright-core").Locator} region @param {string} row */
const cells = async (region, row) => {
  const found = region.getByRole("row").filter({ has: region.page().getByRole("button", { name: row, exact: true }) });
  return Promise.all((await found.getByRole("cell").all()).map(async cell => plain(await cell.textContent())));
};

test("tiles show the seven figures, the value before the change", async () => {
  const { page, region } = await open(days);
  await settled(page);
  const shown = Object.fromEntries(await Promise.all((await region("Overview").getByRole("group").all()).map(async tile =>
    [await tile.getAttribute("aria-label"), plain(await tile.locator(".value").textContent())])));
  assert.deepEqual(shown, { Revenue: "$1 749.50", Orders: "4", "Conversion rate": "50.0 %", "Average order value": "$437.38", Sessions: "8",
    Users: "6", "Bounce rate": "37.5 %" });
});

test("only a change that chance can't explain is coloured", async () => {
  const changed = await open("?from=2025-02-27&to=2025-03-01");
  await settled(changed.page);
  const tile = changed.region("Overview").getByRole("group", { name: "Revenue" });
  assert.equal(plain(await tile.locator(".change").textContent()), "▲up 1 649.5 % from $100.00");
  assert.equal(await tile.locator(".change .good").count(), 1);
});

test("lists, channels and the chart's table show the same sessions", async () => {
  const { page, region } = await open(days + "&table=1&metric=revenue&interval=day");
  await settled(page);
  assert.deepEqual(await cells(region("Pages"), "/products/topper"), ["3", "1", "$400"]);
  assert.deepEqual(await cells(region("Sources"), "none"), ["3", "2", "$351"]);
  assert.deepEqual(await cells(region("Devices"), "mobile"), ["4", "2", "$651"]);
  assert.deepEqual((await cells(region("Channels"), "Affiliates")).slice(1, 5), ["2", "1", "$999.00", "57.1 %"]);
  const chart = await region("Over time").getByRole("row").allTextContents();
  assert.deepEqual(chart.map(plain), ["DayRevenue", "Thu, Feb 27$650.50", "Fri, Feb 28$0.00", "Sat, Mar 1$1 099.00"]);
});

test("Direct is taken apart to the cent", async () => {
  const { page, region } = await open(days);
  await settled(page);
  const text = plain(await region("Direct").textContent());
  assert.match(text, /\$350\.50of \$350\.50 has a lost origin/);
  assert.match(text, /Checkout, visitor never seen before\$250\.50/);
  assert.match(text, /Cart\$100\.00/);
});

test("what Direct lost is hatched in its bars, and said", async () => {
  const { page, region } = await open(days);
  await settled(page);
  const row = region("Channels").getByRole("row").filter({ has: page.getByRole("button", { name: "Direct", exact: true }) });
  // All of Direct's revenue began at a checkout or the cart, under both models' credits to single sessions.
  const [bar, hatched] = await Promise.all([row.locator(".bars .first").getAttribute("width"), row.locator(".bars .lost").first().getAttribute("width")]);
  assert.equal(hatched, bar);
  assert.equal(await region("Channels").getByText("Hatched: revenue of Direct whose origin was lost.").count(), 1);
});

test("the view of channels shows how far each share moves over all models", async () => {
  const { page, region } = await open(days + "&view=channels");
  await settled(page);
  // Under last click Email has 400 of 1 749.50, under the others Direct's 350.50 too; Affiliates have 999 under each.
  assert.equal(await region("Channels").getByRole("columnheader", { name: "Spread of all 3" }).count(), 1);
  assert.deepEqual(await Promise.all(["Email", "Affiliates"].map(async name => (await cells(region("Channels"), name)).at(-1))),
    ["22.9 % (Last click) to 42.9 % (First click)", "57.1 % under every model"]);
});

test("trust tells the newest event and the last reconcile", async () => {
  const { page, region } = await open(days);
  await settled(page);
  const text = plain(await region("Trust").textContent());
  assert.match(text, /Newest eventSat, Mar 1,? 23:59, \d+ days ago/);
  assert.match(text, /Reconciled Sat, Mar 1,? 12:00: 6 journeys, 0 differences/);
});

test("a part's CSV is the API's, raw", async () => {
  const { page, asked, region } = await open(days);
  await settled(page);
  const [download] = await Promise.all([page.waitForEvent("download"), region("Sources").getByRole("button", { name: "CSV" }).click()]);
  const question = asked.filter(each => each.path === "query").at(-1)?.body;
  assert.deepEqual(question.dimensions, ["source"]);
  assert.equal(await readFile(await download.path(), "utf8"), csv(question));
});

test("a user's journey names its sessions and who earned the order", async () => {
  const { page, region } = await open(days);
  await settled(page);
  await region("User").getByRole("searchbox", { name: "User" }).fill("a");
  await page.keyboard.press("Enter");
  await region("User").getByText("Who earned").waitFor();
  assert.equal(new URL(page.url()).searchParams.get("user"), "a");
  assert.equal(await region("User").locator(".visits li").count(), 2);
  assert.match(plain(await region("User").getByRole("row", { name: /First click/ }).textContent()), /^First click\$400\.000/);
});

test("a session of a journey lists its events, the order with its amount, and stands in the address", async () => {
  const { page, region } = await open(days + "&view=journeys&user=a");
  await settled(page);
  await region("User").getByRole("button", { name: "Email", exact: true }).click();
  await settled(page);
  assert.equal(new URL(page.url()).searchParams.get("session"), "1");
  const listed = await region("User").getByRole("region", { name: "Session 1" }).getByRole("listitem").allTextContents();
  assert.deepEqual(listed.map(plain), ["10:00:00/products/topper", "10:00:20Added to cart · /products/topper", "10:02:00Order · /checkouts/1$400.00"]);
  await page.getByRole("button", { name: "Close" }).click();
  await settled(page);
  assert.equal(await region("User").getByRole("region", { name: "Session 1" }).count(), 0);
});

test("Now shows visitors, says when the connection is lost, and takes it up again", async () => {
  const { page, asked, region } = await open(days);
  await region("Now").getByText("17", { exact: true }).waitFor();
  await region("Now").getByText("not live", { exact: true }).waitFor();
  await page.waitForFunction(() => performance.getEntriesByType("resource").filter(entry => entry.name.endsWith("/live")).length > 1);
  assert.ok(asked.filter(each => each.path === "live").length > 1);
});
