import { exampleForm, householdJoined, householdSplit, referralSubmitted } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, startIntake } from './harness.ts'

let intake: Harness
beforeAll(async () => {
  intake = await startIntake()
})
afterAll(() => intake.close())

// Siblings of no two households bear one name: what is suggested here is the adults' doing.
const CHILDREN = [
  'Salvia',
  'Cedro',
  'Nespolo',
  'Ibisco',
  'Tarassaco',
  'Gelso',
  'Ranuncolo',
  'Zafferano',
  'Fiordaliso',
]
let sent = 0

type Changes = Partial<(typeof exampleForm)['members'][number]>
async function send(changes: Changes): Promise<string> {
  const [adult, child] = exampleForm.members
  const { permitNumber: _, aliases: __, ...rest } = adult ?? {}
  const members = [
    { ...rest, ...changes },
    { ...child, givenName: CHILDREN[sent++ % CHILDREN.length], birth: `20${10 + (sent % 9)}` },
  ]
  const { body } = await intake.as('sender', {
    method: 'POST',
    url: '/referrals',
    body: { ...exampleForm, members },
  })
  return body.householdId
}
const post = (url: string, body: unknown = undefined) =>
  intake.as('coordinator', { method: 'POST', url, ...(body === undefined ? {} : { body }) })

test('one household sent twice in other spellings is suggested, two cousins are not, and nothing is joined', async () => {
  const first = await send({ givenName: 'Mohammed', familyName: 'Corbezzolo', birth: '1990-05-02' })
  const again = await send({
    givenName: 'Corbézzolo',
    familyName: 'MUHAMMAD',
    birth: '1990-05-02',
    birthCertainty: 'declared',
  })
  const cousin = await send({ givenName: 'Mohamed', familyName: 'Corbezzolo', birth: '1991-08-14' })
  const { body } = await intake.as('coordinator', {
    method: 'GET',
    url: `/households/${again}/possible-duplicates`,
  })
  expect(body.items).toMatchObject(
    [{ householdId: first, likelihood: 'likely' }, {}].slice(0, body.items.length),
  )
  const other = await intake.as('coordinator', {
    method: 'GET',
    url: `/households/${cousin}/possible-duplicates`,
  })
  const read = `select household_id, territory_id from access_audit where subject_kind = 'possible-duplicates'`
  const { rows: audited } = await intake.pool.query(read)
  expect(audited).toContainEqual({ household_id: cousin, territory_id: 'RE' })
  expect(other.body.items.map((item: { householdId: string }) => item.householdId)).not.toContain(first)
  const events = await intake.announced(referralSubmitted)
  expect(events.find((event) => event.householdId === again)?.possibleDuplicates).toContainEqual({
    householdId: first,
    likelihood: 'likely',
  })
  expect(await intake.announced(householdJoined)).toEqual([])
})

test('a join leaves a redirect, labels follow it, and a split within thirty days ends it', async () => {
  const surviving = await send({ givenName: 'Selam', familyName: 'Lentisco' })
  const joined = await send({ givenName: 'Salam', familyName: 'Lentisco' })
  const done = await post(`/households/${joined}/join`, { survivingHouseholdId: surviving })
  expect(done).toMatchObject({ status: 200, body: { splitUntil: '2026-12-23T08:00:00.000Z' } })
  expect(await intake.announced(householdJoined)).toContainEqual(
    expect.objectContaining({ householdId: joined, survivingHouseholdId: surviving }),
  )
  const labels = await post('/household-labels', { householdIds: [joined, surviving, intake.newId()] })
  expect(labels.body.labels).toMatchObject([
    { label: 'Lentisco Selam +1', survivingHouseholdId: surviving },
    { label: 'Lentisco Selam +1', survivingHouseholdId: null },
    { label: null, refused: 'unknown-household' },
  ])
  const twice = await post(`/households/${joined}/join`, { survivingHouseholdId: surviving })
  expect(twice).toMatchObject({ status: 409, body: { code: 'already-joined' } })
  intake.clock.advance(29 * 86_400_000)
  expect((await post(`/households/${joined}/split`)).status).toBe(200)
  expect(await intake.announced(householdSplit)).toMatchObject([{ householdId: joined }])
  expect((await post(`/households/${joined}/split`)).body.code).toBe('not-joined')
})

test('after thirty days a join stays', async () => {
  const [surviving, joined] = [await send({ familyName: 'Ruta' }), await send({ familyName: 'Issopo' })]
  await post(`/households/${joined}/join`, { survivingHouseholdId: surviving })
  intake.clock.advance(31 * 86_400_000)
  expect((await post(`/households/${joined}/split`)).body.code).toBe('split-too-late')
})

test('two joins against each other at the same time leave one', async () => {
  const [one, other] = [await send({ familyName: 'Salvia' }), await send({ familyName: 'Timo' })]
  const answers = await Promise.all([
    post(`/households/${one}/join`, { survivingHouseholdId: other }),
    post(`/households/${other}/join`, { survivingHouseholdId: one }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('labels are one record of who read, and a stranger reads none', async () => {
  const household = await send({ familyName: 'Malva' })
  const count = async () => {
    const { rows } = await intake.pool.query(
      `select count(*)::int as n from access_audit where action = 'household.labels'`,
    )
    return rows[0].n
  }
  const before = await count()
  const body = { householdIds: [household] }
  await intake.as('coordinator', { method: 'POST', url: '/household-labels', body })
  expect(await count()).toBe(before + 1)
  const strange = await intake.as('stranger', { method: 'POST', url: '/household-labels', body })
  expect(strange.body.labels).toMatchObject([{ label: null, refused: 'forbidden' }])
  expect(await count()).toBe(before + 1)
})

test('more than 200 labels at a time are refused', async () => {
  const householdIds = Array.from({ length: 201 }, () => intake.newId())
  expect((await post('/household-labels', { householdIds })).status).toBe(400)
})
