import assert from "node:assert/strict";
import { test } from "node:test";
import { open, settled } from "./browser.mjs";

const days = "?from=2025-02-27&to=2025-03-01&compare=none";
/** @param {any} body */
const bySource = body => body?.dimensions?.[0] === "source";

test("a refusal shows the engine's sentence, in its part alone", async () => {
  const { page, region } = await open(days, { faults: (_, body) => bySource(body) ? { status: 422, body: '"source" can\'t be split today: use "landing_page".' } : null });
  await settled(page);
  await region("Sources").getByText('"source" can\'t be split today').waitFor();
  await region("Pages").getByRole("button", { name: "/products/topper" }).waitFor();
});

test("a store that is away is said, and asked again without a click", async () => {
  let away = true;
  const { page, region } = await open(days, { faults: (_, body) => bySource(body) && away ? { status: 503, body: "The store is away." } : null });
  await settled(page);
  await region("Sources").getByText("The store is away.").waitFor();
  away = false;
  await region("Sources").getByRole("button", { name: "33E241" }).waitFor({ timeout: 10_000 });
});

test("an empty part says why and which filter to drop", async () => {
  const { page, region } = await open(days + "&filter=device%3Dwatch");
  await settled(page);
  const part = region("Sources");
  await part.getByText("No session of these days matches the filter.").waitFor();
  await part.getByRole("button", { name: /Device is watch/ }).click();
  await part.getByRole("button", { name: "33E241" }).waitFor();
});

test("a slow part says so after a second and can be cancelled", async () => {
  const { page, region } = await open(days, { faults: (_, body) => bySource(body) ? { status: 200, wait: 8000 } : null });
  await region("Sources").getByText("Still reading: 9\u202f842 of 18\u202f685 journeys").waitFor();
  assert.equal(await region("Sources").getByRole("progressbar", { name: "Journeys read" }).evaluate(bar => Math.round(/** @type {HTMLProgressElement} */ (bar).position * 100)), 53);
  await region("Sources").getByRole("button", { name: "Cancel" }).click();
  await region("Sources").getByText("Cancelled.").waitFor();
  await settled(page);
});

test("a server that does not answer is said in every part", async () => {
  const { page } = await open(days, { faults: path => path === "query" ? "away" : null });
  await settled(page);
  assert.ok(await page.getByText("The server did not answer.").count() > 5);
});
