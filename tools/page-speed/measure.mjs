// How long the page's first view takes: from the first byte of the page until every part shows its figures, each time in a new browser profile.
//   puffy serve --demo --read-key KEY
//   npm ci --prefix tests/Page && node tools/page-speed/measure.mjs http://127.0.0.1:8750 KEY [rounds]

import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../../tests/Page/", import.meta.url))("playwright-core");
const [origin, key, rounds = "11"] = process.argv.slice(2);
if (!origin || !key) throw new Error("Give the address of a server and a read key: http://127.0.0.1:8750 KEY");

const browser = await chromium.launch({ executablePath: process.env.PUFFY_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
const times = [];
for (let round = 0; round < Number(rounds); round++) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  const page = await context.newPage();
  await page.addInitScript(() => new MutationObserver(() => {
    const complete = document.querySelectorAll("#parts section").length > 0 && !document.querySelector("[aria-busy]") && document.querySelector(".minutes");
    if (complete) globalThis.complete ??= performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true }));
  await page.goto(`${origin}/#key=${encodeURIComponent(key)}`);
  await page.waitForFunction(() => globalThis.complete, null, { timeout: 60_000 });
  times.push(await page.evaluate(() => globalThis.complete - performance.getEntriesByType("navigation")[0].responseStart));
  await context.close();
}

await browser.close();
console.log(`ms from the first byte to the whole first view, in turn: ${times.map(time => time.toFixed(0)).join(" ")}`);
console.log(`median ${times.sort((x, y) => x - y)[times.length >> 1].toFixed(0)}, slowest ${times.at(-1).toFixed(0)}`);
