import { expect, test } from 'vitest'
import { joinLockShare } from './lock-share.ts'
import type { Session } from './session.ts'

/** A server that gives every lock that is asked for. */
function generousSession(): { session: Session; released: unknown[] } {
  const released: unknown[] = []
  const query = async (text: string, values: unknown[] = []) => {
    if (text.includes('pg_advisory_unlock')) released.push(values[1])
    return text.includes('pg_try_advisory_lock') ? (values[1] as number[]).map((slot) => ({ slot })) : []
  }
  return { session: { query } as unknown as Session, released }
}

test('slots at work over a fair share are left to come to rest, and then another member’s', async () => {
  const { session, released } = generousSession()
  let busy = new Set([0, 1, 2, 3])
  const share = await joinLockShare({ session, lockClass: 1, slots: 4, atRest: (slot) => !busy.has(slot) })
  const leaving = () => [0, 1, 2, 3].filter((slot) => share.leaving(slot))
  await share.balance({ members: 1, held: new Set() })
  expect([share.owned(), leaving()]).toEqual([[0, 1, 2, 3], []])
  await share.balance({ members: 2, held: new Set() })
  expect([share.owned(), leaving(), released.flat()]).toEqual([[0, 1, 2, 3], [0, 1], []])
  busy = new Set([1, 2, 3])
  await share.balance({ members: 2, held: new Set() })
  expect([share.owned(), leaving(), released.flat()]).toEqual([[1, 2, 3], [1], [0]])
  await share.balance({ members: 1, held: new Set() })
  expect([share.owned().toSorted(), leaving()]).toEqual([[0, 1, 2, 3], []])
})
