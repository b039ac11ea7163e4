import { readFileSync } from 'node:fs'
import { DEMO_FILES, readDirectory } from '@intarsi/all-in-one'
import { stableId } from '@intarsi/directory-file'
import { readReferralFile } from '@intarsi/referral-file'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dataFoundIn, identityOf } from './src/identity-of-form.ts'
import { openSystem, type TestSystem } from './src/open-system.ts'

const FLOW_MS = 120_000
let system: TestSystem
const forms: Record<string, unknown>[] = []

beforeAll(async () => {
  system = await openSystem('embedded')
  for (const { sportelloId, form } of demoRows()) {
    // Beside what the demo's file holds, free text of every kind that a sportello may write.
    const full = {
      ...form,
      notes: `Nota riservata ${forms.length}`,
      householdVoice: `Parole loro ${forms.length}`,
    }
    const answer = await system.call(senderOf(sportelloId), 'intake', '/referrals', { body: full })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    forms.push(full)
  }
  await system.settle()
  await admitThoseOf(['mo', 'pr', 're'])
  await system.settle()
}, FLOW_MS)
afterAll(() => system?.close())

function demoRows() {
  const { rows, faults } = readReferralFile(readFileSync(DEMO_FILES.referrals), 'referrals.csv', {
    now: new Date(),
  })
  expect(faults).toEqual([])
  return rows
}

function senderOf(sportelloId: string): string {
  const { people } = readDirectory(DEMO_FILES.directory)
  const sender = people.find(
    ({ accounts, sportelli }) =>
      accounts.includes('sender') && sportelli.some((key) => stableId('sportello', key) === sportelloId),
  )
  return sender?.subject.replace('demo|', '') ?? ''
}

/** Decisions, cases, équipes, requests for a home and what is told of them. */
async function admitThoseOf(territories: readonly string[]): Promise<void> {
  for (const territory of territories) {
    const coordinator = `${territory}-coordinator`
    const sent = await system.call(coordinator, 'intake', '/referrals')
    for (const { referralId } of sent.body.items) {
      const path = `/referrals/${referralId}`
      const { body, etag } = await system.call(coordinator, 'equipe', path)
      if (body.standing.state !== 'routed') continue
      const decision = { kind: 'admit', meetingId: body.meeting.id }
      await system.call(coordinator, 'equipe', `${path}/decisions`, { body: decision, ifMatch: etag })
    }
  }
}

test('no identity datum of the 48 demo referrals is in any event, internal or public', async () => {
  const data = [...new Set(forms.flatMap(identityOf))]
  const events = await system.events()
  expect(data.length).toBeGreaterThan(300)
  expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(12)
  expect(events.some(({ type }) => type.startsWith('it.intarsi.public.'))).toBe(true)
  expect(events.some(({ type }) => type.includes('presa-in-carico-opened'))).toBe(true)
  expect(dataFoundIn(events.map((event) => JSON.stringify(event)).join('\n'), data)).toEqual([])
})

test.each(['equipe', 'housing', 'notifications'])(
  'none reaches a table of %s: identity stays in intake',
  async (service) => {
    const data = [...new Set(forms.flatMap(identityOf))]
    // Some members share a name with somebody of the staff, or with a house.
    const namesakes = dataFoundIn([DEMO_FILES.directory, DEMO_FILES.places].map(textOf).join('\n'), data)
    const own = data.filter((datum) => !namesakes.includes(datum))
    expect(own.length).toBeGreaterThan(300)
    expect(dataFoundIn(await everyRowOf(service), own)).toEqual([])
  },
)

const textOf = (file: string) => readFileSync(file, 'utf8')

test('the scan finds what it looks for where it is kept', async () => {
  const data = [...new Set(forms.flatMap(identityOf))]
  const found = new Set(dataFoundIn(await everyRowOf('intake'), data))
  expect(data.filter((datum) => !found.has(datum))).toEqual([])
})

async function everyRowOf(service: string): Promise<string> {
  const pool = system.databases.get(service)?.pool
  if (!pool) throw new Error(`no database of ${service}`)
  const tables = await pool.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const texts: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await pool.query<{ row: string }>(`select to_json(t)::text as row from ${name} t`)
    texts.push(...rows.map(({ row }) => row))
  }
  return texts.join('\n')
}
