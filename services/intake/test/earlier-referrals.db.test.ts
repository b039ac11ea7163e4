import { exampleForm } from '@intarsi/contracts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { up as findThoseHereAlready } from '../migrations/0010-names-that-end-in-h.ts'
import { type Harness, SPORTELLO, startIntake } from './harness.ts'

let intake: Harness
beforeAll(async () => {
  intake = await startIntake()
})
afterAll(() => intake.close())

const as = (
  who: 'sender' | 'coordinator',
  method: 'GET' | 'POST',
  url: string,
  body?: unknown,
  headers = {},
) => intake.as(who, { method, url, headers, ...(body === undefined ? {} : { body }) })
const [reference] = exampleForm.members

test('a half-filled draft finds the earlier referral of its own sportello, and a cousin finds nothing', async () => {
  const { body: sent } = await as('sender', 'POST', '/referrals', exampleForm)
  const draftOf = async (member: object) => {
    const form = { sportelloId: SPORTELLO, members: [{ ...member }] }
    const { body: draft } = await as('sender', 'POST', '/drafts', form)
    return (await as('sender', 'GET', `/drafts/${draft.draftId}/earlier-referrals`)).body.items
  }
  const name = { givenName: reference?.givenName, familyName: reference?.familyName }
  expect(await draftOf({ ...name, birth: reference?.birth })).toMatchObject([
    { referralId: sent.referralId, number: sent.number, likelihood: 'likely' },
  ])
  expect(await draftOf({ ...name, birth: '1960', birthCertainty: 'document' })).toEqual([])
  expect(await draftOf({ relation: 'self' })).toEqual([])
})

test('who was here before Aminah and Amina were one name is found under both', async () => {
  const name = { givenName: 'Aminah', familyName: 'Lentisco', birth: reference?.birth }
  const all = exampleForm.members.map((member, index) => (index === 0 ? { ...member, ...name } : member))
  const { body: sent } = await as('sender', 'POST', '/referrals', { ...exampleForm, members: all })
  const members = [{ ...name, givenName: 'Amina' }]
  const { body: draft } = await as('sender', 'POST', '/drafts', { sportelloId: SPORTELLO, members })
  const found = async () =>
    (await as('sender', 'GET', `/drafts/${draft.draftId}/earlier-referrals`)).body.items
  const wanted = [{ referralId: sent.referralId, likelihood: 'likely' }]
  expect(await found()).toMatchObject(wanted)
  // As it was written before: by the one word that ends in h.
  await sql`update member set search_keys = array(select key from unnest(search_keys) key where key like '%amnh%')
    where household_id = ${sent.householdId}`.execute(intake.db)
  expect(await found()).toEqual([])
  await findThoseHereAlready(intake.db as never)
  expect(await found()).toMatchObject(wanted)
})

test('a draft that cites an earlier referral speaks of the same household; one that cites a stranger is refused', async () => {
  const { body: sent } = await as('sender', 'POST', '/referrals', exampleForm)
  const send = async (citesReferral: string) => {
    const { body: draft } = await as('sender', 'POST', '/drafts', { ...exampleForm, citesReferral })
    return as('sender', 'POST', `/drafts/${draft.draftId}/submission`, undefined, { 'if-match': '"1"' })
  }
  const again = await send(sent.number)
  expect(again).toMatchObject({ status: 201, body: { householdId: sent.householdId } })
  expect((await send('RE-00000000-0')).body.errors).toMatchObject([
    { pointer: '/citesReferral', code: 'unknown-referral' },
  ])
})
