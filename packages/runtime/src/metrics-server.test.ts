import { Gauge, Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { startMetricsServer } from './metrics-server.ts'

test('a measure that cannot be taken is answered with 500, and the next scrape is answered as ever', async () => {
  const registry = new Registry()
  let away = true
  new Gauge({
    name: 'rows',
    help: 'Rows',
    registers: [registry],
    collect() {
      if (away) throw new Error('the database is away')
      this.set(3)
    },
  })
  const server = await startMetricsServer(registry, '127.0.0.1', 0)
  const scrape = () => fetch(`${server.url}/metrics`)
  expect((await scrape()).status).toBe(500)
  away = false
  expect(await (await scrape()).text()).toContain('rows 3')
  await server.close()
})
