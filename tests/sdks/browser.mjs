// Runs the browser SDKs in Chromium against a collector, each set up as docs/live.md says, and prints what they made of it:
//   node browser.mjs URL KEY
import { readFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'

const [url, key] = process.argv.slice(2)
const shop = 'http://shop.localhost:9'
const packages = new URL('./node_modules/', import.meta.url)
const bundles = {
  segment: '@segment/analytics-next/dist/umd/index.js',
  rudder: '@rudderstack/analytics-js/dist/npm/modern/bundled/umd/index.js',
  posthog: 'posthog-js/dist/array.full.no-external.js',
}

// Each sends a page view, an event and an order; then the page is left, on which SDKs send what they still hold.
const starts = {
  segment: ([url, key]) => {
    const analytics = window.AnalyticsNext.AnalyticsBrowser.load({ writeKey: key, cdnURL: url })
    analytics.page()
    analytics.track('Product Added', { sku: 'MAT-Q-01' })
    return analytics.track('Order Completed', { order_id: 'segment-order', revenue: 10, currency: 'EUR', email: 'jane@example.com' })
  },
  rudder: ([url, key]) => {
    const rudder = new window.rudderanalytics.RudderAnalytics()
    rudder.load(key, url, { configUrl: url })
    rudder.page()
    rudder.track('Product Added', { sku: 'MAT-Q-01' })
    rudder.track('Order Completed', { order_id: 'rudder-order', revenue: 20, currency: 'EUR' })
  },
  posthog: ([url, key]) => {
    window.posthog.init(key, { api_host: url, opt_out_useragent_filter: true })
    window.posthog.capture('Product Added', { sku: 'MAT-Q-01' })
    window.posthog.capture('Order Completed', { order_id: 'posthog-order', revenue: 30, currency: 'EUR' })
  },
}

const browser = await chromium.launch({
  executablePath: process.env.PUFFY_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests'],
})
for (const [name, bundle] of Object.entries(bundles)) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const [answers, foreign] = [[], []]
  page.on('pageerror', (error) => console.error(`${name}: ${error.message}`))
  page.on('response', async (response) => {
    const request = response.request()
    if (response.url().startsWith(url) && request.method() === 'POST' && !response.url().includes('/flags')) answers.push(response.status())
  })
  await context.route('**/*', async (route) => {
    const asked = route.request().url()
    if (asked.startsWith(url)) return route.continue()
    if (!asked.startsWith(shop)) {
      foreign.push(asked)
      return route.abort()
    }
    return asked.endsWith('/sdk.js')
      ? route.fulfill({ body: await readFile(new URL(bundle, packages)), contentType: 'text/javascript' })
      : route.fulfill({ body: '<!doctype html><title>Shop</title><script src="/sdk.js"></script>', contentType: 'text/html' })
  })
  await page.goto(`${shop}/?utm_source=${name}&utm_medium=cpc`)
  await page.evaluate(starts[name], [url, key])
  for (let waited = 0; waited < 100 && answers.length < (name === 'posthog' ? 1 : 3); waited++) await page.waitForTimeout(100)
  await page.goto('about:blank')
  await page.waitForTimeout(200)
  console.log(JSON.stringify({ name, answers, foreign }))
  await context.close()
}
await browser.close()
