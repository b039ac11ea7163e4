import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { DEMO_FILES } from '@intarsi/all-in-one'
import { readDirectory, stableId } from '@intarsi/directory-file'
import { readReferralFile } from '@intarsi/referral-file'
import { eventually } from '@intarsi/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dataFoundIn, identityOf } from './src/identity-of-form.ts'
import { openSystem, type TestSystem } from './src/open-system.ts'
import { identityFound } from './src/outgoing/find-identity.ts'
import { markedForm } from './src/outgoing/marked-form.ts'
import { type Listening, listenToEverything } from './src/outgoing/outgoing-text.ts'

const LOADED = 24
const AT_ONCE = 6
const PATIENCE_MS = 240_000
let system: TestSystem
let listening: Listening
let forms: Form[]
/** Every datum that was put in to say who somebody is. */
let identity: string[]

type Form = Record<string, unknown> & { sportelloId: string }

beforeAll(async () => {
  system = await openSystem('embedded', {
    INTARSI_SECRETS_KEY: randomBytes(32).toString('base64'),
    INTARSI_WEBHOOK_NETWORKS: '127.0.0.0/8',
  })
  listening = await listenToEverything(system)
  forms = [...demoForms(), ...Array.from({ length: LOADED }, (_, i) => markedForm(i))]
  identity = [...new Set(forms.flatMap(identityOf))].filter((datum) => datum.length > 2)
  await submitAll()
  await admitThoseOf(['mo', 'pr', 're'])
  await system.network.settle(PATIENCE_MS)
}, PATIENCE_MS)
afterAll(async () => {
  await listening?.close()
  await system?.close()
})

/** The demo's referrals, with free text of every kind that a sportello may write beside what the file holds. */
function demoForms(): Form[] {
  const { rows, faults } = readReferralFile(readFileSync(DEMO_FILES.referrals), 'referrals.csv', {
    now: new Date(),
  })
  expect(faults).toEqual([])
  return rows.map(({ form }, index) => ({
    ...(form as Form),
    notes: `Nota riservata ${index}`,
    householdVoice: `Parole loro ${index}`,
  }))
}

/** Who sends for a sportello, by its id. */
function senders(): ReadonlyMap<string, string> {
  const { people } = readDirectory(DEMO_FILES.directory)
  const sending = people.filter(({ accounts }) => accounts.includes('sender'))
  return new Map(
    sending.flatMap(({ subject, sportelli }) =>
      sportelli.map((key) => [stableId('sportello', key), subject.replace('demo|', '')] as const),
    ),
  )
}

async function submitAll(): Promise<void> {
  const sentBy = senders()
  const waiting = [...forms]
  const sportello = async () => {
    for (let form = waiting.shift(); form; form = waiting.shift())
      await submit(sentBy.get(form.sportelloId) ?? '', form)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sportello))
  await system.network.settle(PATIENCE_MS)
}

/** A service that has more to do than it can says so; the same referral is then sent again. */
async function submit(sender: string, form: Form): Promise<void> {
  const key = randomUUID()
  const send = () => system.call(sender, 'intake', '/referrals', { body: form, key })
  const ask = async () => {
    const sent = await send()
    return sent.status !== 503 && sent
  }
  const { status, body } = await eventually(ask, { deadlineMs: PATIENCE_MS })
  expect(status, JSON.stringify(body)).toBe(201)
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

test(
  'whatever was put in to say who somebody is, of the demo and of a load run, leaves on no way',
  async () => {
    expect(identity.length).toBeGreaterThan(300 + LOADED * 6)
    const events = (await system.events()).filter(({ householdid }) => householdid)
    expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(12)
    expect(events.some(({ type }) => type.includes('presa-in-carico-opened'))).toBe(true)
    const { read, ...told } = await listening.everything()
    for (const [way, texts] of Object.entries(told))
      expect(texts.join('').match(/"id":/g)?.length, way).toBeGreaterThanOrEqual(forms.length * 2)
    const outgoing = { ...told, read, internal: events.map((event) => JSON.stringify(event)) }
    for (const [way, texts] of Object.entries(outgoing))
      expect(identityFound(texts, identity), way).toEqual([])
    // What is looked for would be found.
    const [some = ''] = identity
    expect(identityFound([`x ${some} y`], identity)).toContain(some)
  },
  PATIENCE_MS,
)

test.each(['equipe', 'housing', 'casework', 'notifications'])(
  'none reaches a table of %s: identity stays in intake',
  async (service) => {
    // Some members share a name with somebody of the staff, or with a house.
    const namesakes = dataFoundIn([DEMO_FILES.directory, DEMO_FILES.places].map(textOf).join('\n'), identity)
    const own = identity.filter((datum) => !namesakes.includes(datum))
    expect(own.length).toBeGreaterThan(300)
    expect(dataFoundIn(await everyRowOf(service), own)).toEqual([])
  },
)

const textOf = (file: string) => readFileSync(file, 'utf8')

test('the scan finds what it looks for where it is kept', async () => {
  const found = new Set(dataFoundIn(await everyRowOf('intake'), identity))
  expect(identity.filter((datum) => !found.has(datum))).toEqual([])
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
