import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterEach, expect, test, vi } from 'vitest'
import { migrateTerritory } from './territory-migrate.ts'

const closing: (() => void)[] = []
afterEach(() => {
  vi.restoreAllMocks()
  for (const close of closing.splice(0)) close()
})

type Asked = { url: string; authorization: string | undefined; body: unknown }

/** An équipe service with two pages of referrals, or one that refuses. */
async function service(status = 200) {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const { url = '', headers } = request
    asked.push({ url, authorization: headers.authorization, body: await json(request) })
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(status === 200 ? pageAfter(asked.length) : { code: 'not-allowed' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

function pageAfter(calls: number) {
  const number = calls === 1 ? 'FO-2026-0AAA-A1' : 'FO-2026-0BBB-B2'
  const rule = calls === 1 ? { before: 'all', after: 'all' } : { before: 'all', after: 'reads-first' }
  const item = { referralNumber: number, state: 'routed', fromVersion: 1, rule, routedAnew: calls === 2 }
  return { version: 2, items: [item], next: calls === 1 ? 'id-of-the-first' : null }
}

function printed() {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  return () => log.mock.calls.flat().join('\n')
}

test('every page is asked for, and what would change is shown', async () => {
  const { asked, url } = await service()
  const output = printed()
  await migrateTerritory('FO', { url, token: 'secret' })
  expect(asked).toEqual([
    { url: '/territories/FO/profile-migration', authorization: 'Bearer secret', body: { apply: false } },
    {
      url: '/territories/FO/profile-migration',
      authorization: 'Bearer secret',
      body: { apply: false, after: 'id-of-the-first' },
    },
  ])
  expect(output()).toMatch(/FO-2026-0AAA-A1.+all.+no/)
  expect(output()).toMatch(/FO-2026-0BBB-B2.+all → reads-first.+yes/)
  expect(output()).toContain('2 open referrals of FO to version 2: would move; nothing was changed')
})

test('only with --apply they are moved', async () => {
  const { asked, url } = await service()
  printed()
  await migrateTerritory('FO', { url, token: 'secret', apply: true })
  expect(asked.map(({ body }) => body)).toMatchObject([{ apply: true }, { apply: true }])
})

test('a refusal is told as the service words it', async () => {
  const { url } = await service(403)
  await expect(migrateTerritory('FO', { url, token: 'x' })).rejects.toThrow(/403.+not-allowed/)
})
