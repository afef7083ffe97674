import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY, open, settled } from "./browser.mjs";

test("a key in the fragment leaves the address at once and goes with every question", async () => {
  const { page, asked, errors } = await open();
  await settled(page);
  assert.equal(new URL(page.url()).hash, "");
  assert.deepEqual([...new Set(asked.map(each => each.key))], [`Bearer ${KEY}`]);
  assert.deepEqual(errors, []);
});

test("without a key the box asks for one, says why it was refused, and opens the page", async () => {
  const { page, asked, region } = await open("", { key: null });
  await page.getByLabel("Read key").fill("wrong");
  await page.keyboard.press("Enter");
  await page.getByText("This read key is not known.").waitFor();
  assert.equal(asked.every(each => each.key === "Bearer wrong"), true);
  await page.getByLabel("Read key").fill(KEY);
  await page.keyboard.press("Enter");
  await region("Overview").getByRole("group", { name: "Sessions" }).getByText("8", { exact: true }).waitFor();
});

test("nothing but the theme is kept beyond the tab", async () => {
  const { page } = await open();
  await settled(page);
  await page.getByRole("button", { name: "Light or dark" }).click();
  assert.deepEqual(await page.evaluate(() => [Object.keys(localStorage), document.cookie, document.documentElement.dataset.theme]), [["puffy-theme"], "", "dark"]);
});
