import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ReferralForm } from '@intarsi/contracts'
import { parseDirectory, stableId } from '@intarsi/directory-file'
import { readReferralFile } from '@intarsi/referral-file'
import { createClient, pullEvents } from '@intarsi/sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formOf } from './src/forms.ts'
import { ENVIRONMENT, openSystem, type TestSystem } from './src/open-system.ts'

const LOADED = 40
/** Territories with a household to copy in the tests' forms. */
const HOMES = ['MO', 'PR', 'RE', 'RU'] as const
let system: TestSystem

beforeAll(async () => {
  system = await openSystem('embedded')
}, 120_000)
afterAll(() => system?.close())

/** A form with something to find in every place where somebody can be named. */
function markedForm(number: number): ReferralForm {
  const territory = HOMES[number % HOMES.length] ?? 'RE'
  const mark = () => `Zq${randomBytes(5).toString('hex')}`
  const base = formOf(territory)
  const [self, ...others] = base.members
  const phone = `+39 055 ${100_000 + number}`
  return {
    ...base,
    referrer: { name: mark(), phone },
    notes: `${mark()} ${mark()}`,
    members: [
      {
        ...self,
        givenName: mark(),
        familyName: mark(),
        permitNumber: mark(),
        phone,
        birth: `1977-03-${10 + (number % 18)}`,
      },
      ...others.map((member) => ({ ...member, givenName: mark(), familyName: mark() })),
    ] as ReferralForm['members'],
  }
}

/** Every name, birth date, number and text that a form holds and that could say who somebody is. */
function identityIn(form: ReferralForm): string[] {
  const { referrer, referrerDeputy, notes, safeContact } = form
  const members = form.members.flatMap(
    ({ givenName, familyName, aliases, birth, taxCode, permitNumber, phone }) => [
      ...[givenName, familyName, ...(aliases ?? []), taxCode, permitNumber, phone],
      // A year alone names nobody, and is in many dates.
      ...(/^\d{4}-\d{2}-\d{2}$/.test(birth) ? [birth] : []),
    ],
  )
  const all = [
    referrer.name,
    referrer.phone,
    referrerDeputy?.name,
    referrerDeputy?.phone,
    safeContact?.value,
    notes,
    ...members,
  ]
  return all.filter((text): text is string => text !== undefined && text.length > 2)
}

async function submit(form: ReferralForm): Promise<void> {
  const directory = parseDirectory(readFileSync(ENVIRONMENT.INTARSI_DIRECTORY_FILE, 'utf8'))
  const sender = directory.people.find(
    ({ accounts, sportelli }) =>
      accounts.includes('sender') && sportelli.some((key) => stableId('sportello', key) === form.sportelloId),
  )
  const account = sender?.subject.replace('demo|', '') ?? ''
  const sent = await system.call(account, 'intake', '/referrals', { body: form })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
}

/** Everything that an integrator of the whole region can get hold of. */
async function everythingThatLeaves(): Promise<string[]> {
  const url = system.network.url('notifications')
  const client = createClient({ url, token: await system.network.tokenFor('demo|integrator') })
  const pulled: string[] = []
  const count = Number(
    (await system.databases.get('notifications')?.pool.query('select count(*) from feed_log'))?.rows[0].count,
  )
  for await (const { event } of pullEvents(client, { everyMs: 100, limit: 500 })) {
    if (pulled.push(JSON.stringify(event)) === count) break
  }
  const read = async (path: string) =>
    JSON.stringify((await system.call('integrator', 'notifications', path)).body)
  const paths = [
    '/cases?limit=200',
    '/fhir/Task?_count=100',
    '/fhir/ServiceRequest?_count=100',
    '/signal-hub/signals?size=100',
    '/schemas',
  ]
  return [...pulled, ...(await Promise.all(paths.map(read)))]
}

test('nothing of anybody’s identity that was put in leaves, nor stands in any event about a household', async () => {
  const file = fileURLToPath(new URL('../data/demo/referrals.csv', import.meta.url))
  const { rows, faults } = readReferralFile(readFileSync(file), 'referrals.csv', { now: new Date() })
  expect(faults).toEqual([])
  const forms = [
    ...rows.map(({ form }) => form as ReferralForm),
    ...Array.from({ length: LOADED }, (_, i) => markedForm(i)),
  ]
  for (const form of forms) await submit(form)
  await system.settle()
  const secrets = [...new Set(forms.flatMap(identityIn))]
  expect(secrets.length).toBeGreaterThan(rows.length * 2 + LOADED * 6)
  const events = (await system.events()).filter(({ householdid }) => householdid)
  const leaving = await everythingThatLeaves()
  expect(leaving.length).toBeGreaterThan(forms.length * 2)
  const text = [...events.map((event) => JSON.stringify(event)), ...leaving].join('\n')
  const words = new Set(text.split(/[^\p{L}\p{N}+-]+/u))
  const found = secrets.filter((secret) =>
    /^[\p{L}\p{N}+-]+$/u.test(secret) ? words.has(secret) : text.includes(secret),
  )
  expect(found).toEqual([])
}, 240_000)
