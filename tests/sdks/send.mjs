// Sends events with the SDKs that shops use, at their default retries, and prints the id of each that the SDK calls delivered.
//   node send.mjs URL KEY COUNT
import { randomUUID } from 'node:crypto'
import { Analytics } from '@segment/analytics-node'
import Rudder from '@rudderstack/rudder-sdk-node'
import { PostHog } from 'posthog-node'

const [url, key, count] = [process.argv[2], process.argv[3], Number(process.argv[4])]
const said = (line) => process.stdout.write(line + '\n')
const segment = new Analytics({ writeKey: key, host: url, flushAt: 5, flushInterval: 200 })
const rudder = new Rudder(key, { dataPlaneUrl: url, flushAt: 5, flushInterval: 200, errorHandler: () => {}, logLevel: 'error' })
const posthog = new PostHog(key, { host: url, flushAt: 5, flushInterval: 200, disableGeoip: true })
segment.on('error', () => {})

const pause = (ms) => new Promise((done) => setTimeout(done, ms))
for (let at = 0; at < count; at++) {
  const [one, two] = [`segment-${at}`, `rudder-${at}`]
  const properties = { order_id: one, revenue: 1, currency: 'EUR' }
  segment.track({ anonymousId: `s${at % 20}`, event: 'Order Completed', messageId: one, properties }, (error) => error || said(`delivered ${one}`))
  rudder.track({ anonymousId: `r${at % 20}`, event: 'Product Added', messageId: two, properties: { sku: 'a' } }, (error) => error || said(`delivered ${two}`))
  posthog.capture({ distinctId: `p${at % 20}`, event: 'Searched', uuid: randomUUID(), properties: { term: `posthog-${at}` } })
  await pause(20)
}

await Promise.all([
  segment.closeAndFlush({ timeout: 60000 }),
  posthog.shutdown(60000).catch(() => {}),
  new Promise((done) => rudder.flush(() => done())),
])
said('finished')
process.exit(0)
