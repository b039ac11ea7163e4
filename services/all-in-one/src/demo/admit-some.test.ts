import { stableId } from '@intarsi/directory-file'
import { expect, test } from 'vitest'
import { admitSome } from './admit-some.ts'
import type { Api } from './api.ts'

/** Parma's next meeting with two households, in these states; what is posted is kept. */
function parmaWith(states: Record<string, string>) {
  const posted: string[] = []
  const answers: Record<string, unknown> = {
    '/tables?territory=PR': { items: [{ tableId: 't', function: 'take-charge' }] },
    '/tables/t': { chairId: stableId('person', 'pr-chair') },
    '/tables/t/meetings?limit=20': { items: [{ meetingId: 'm', capacity: { newTaken: 2 } }] },
    '/meetings/m': { items: Object.keys(states).map((referralId) => ({ referral: { referralId } })) },
  }
  const get = async (_: string, path: string) => {
    const [, , referralId = '', rest] = path.split('/')
    if (rest === 'case-managers') return { items: [] }
    return (
      answers[path] ??
      (states[referralId] ? { standing: { state: states[referralId] }, version: 1 } : { items: [] })
    )
  }
  const post = async (_: string, path: string) => posted.push(path)
  return { posted, api: { get, post } as unknown as Api }
}

const nobody = { people: [] } as unknown as Parameters<typeof admitSome>[1]

test('what an earlier start admitted is left as is, and the rest is admitted', async () => {
  const { posted, api } = parmaWith({ one: 'admitted', two: 'under-review' })
  await admitSome(api, nobody)
  expect(posted).toEqual(['/referrals/two/opening', '/referrals/two/decisions'])
})

test('households that wait are opened and admitted, in the order of the agenda', async () => {
  const { posted, api } = parmaWith({ one: 'routed', two: 'routed' })
  await admitSome(api, nobody)
  const both = ['one', 'two'].flatMap((id) => [`/referrals/${id}/opening`, `/referrals/${id}/decisions`])
  expect(posted).toEqual(both)
})
