import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { DEMO_FILES, readDirectory } from '@intarsi/all-in-one'
import { stableId } from '@intarsi/directory-file'
import { readReferralFile } from '@intarsi/referral-file'
import { eventually } from '@intarsi/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { identityOf } from './src/identity-of-form.ts'
import { openSystem, type TestSystem } from './src/open-system.ts'
import { identityFound } from './src/outgoing/find-identity.ts'
import { markedForm } from './src/outgoing/marked-form.ts'
import { type Listening, listenToEverything } from './src/outgoing/outgoing-text.ts'

const LOADED = 200
const AT_ONCE = 6
const PATIENCE_MS = 240_000
let system: TestSystem
let listening: Listening

beforeAll(async () => {
  system = await openSystem('embedded', {
    INTARSI_SECRETS_KEY: randomBytes(32).toString('base64'),
    INTARSI_WEBHOOK_NETWORKS: '127.0.0.0/8',
  })
  listening = await listenToEverything(system)
}, 120_000)
afterAll(async () => {
  await listening?.close()
  await system?.close()
})

type Form = Record<string, unknown> & { sportelloId: string }

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

async function submitAll(forms: readonly Form[]): Promise<void> {
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

function demoForms(): Form[] {
  const { rows, faults } = readReferralFile(readFileSync(DEMO_FILES.referrals), 'referrals.csv', {
    now: new Date(),
  })
  expect(faults).toEqual([])
  return rows.map(({ form }) => form as Form)
}

test('whatever was put in to say who somebody is, of the demo and of a load run, leaves on no way', async () => {
  const demo = demoForms()
  const loaded = Array.from({ length: LOADED }, (_, i) => markedForm(i))
  const forms = [...demo, ...loaded]
  await submitAll(forms)
  const identity = [...new Set(forms.flatMap(identityOf))].filter((datum) => datum.length > 2)
  expect(identity.length).toBeGreaterThan(demo.length * 2 + LOADED * 6)
  const events = (await system.events()).filter(({ householdid }) => householdid)
  const { read, ...told } = await listening.everything()
  for (const [way, texts] of Object.entries(told))
    expect(texts.join('').match(/"id":/g)?.length, way).toBeGreaterThanOrEqual(forms.length * 2)
  const outgoing = { ...told, read, internal: events.map((event) => JSON.stringify(event)) }
  for (const [way, texts] of Object.entries(outgoing)) expect(identityFound(texts, identity), way).toEqual([])
  // What is looked for would be found.
  const [some = ''] = identity
  expect(identityFound([`x ${some} y`], identity)).toContain(some)
}, 600_000)
