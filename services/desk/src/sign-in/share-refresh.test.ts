import { expect, test } from 'vitest'
import type { SignedIn } from '../session/session.ts'
import { shareRefresh } from './share-refresh.ts'

const person = (refreshToken: string | null): SignedIn => ({
  subject: 'ciro',
  accessToken: 'old',
  refreshToken,
  idToken: null,
  accessUntil: 0,
  seenAt: 0,
  account: null,
  accountAt: 0,
})

/** An issuer that answers when told to, and counts. */
function issuer() {
  const asked: string[] = []
  let answer = () => {}
  const refresh = shareRefresh(async ({ refreshToken, ...rest }) => {
    asked.push(String(refreshToken))
    await new Promise<void>((resolve) => {
      answer = resolve
    })
    return { ...rest, refreshToken: 'next', accessToken: `new ${asked.length}` }
  })
  return { asked, refresh, answer: () => answer() }
}

test('requests of one session that come together ask for one new token', async () => {
  const { asked, refresh, answer } = issuer()
  const both = Promise.all([refresh(person('a')), refresh(person('a'))])
  answer()
  expect((await both).map((one) => one?.accessToken)).toEqual(['new 1', 'new 1'])
  const later = refresh(person('a'))
  answer()
  await later
  expect(asked).toEqual(['a', 'a'])
})

test('another session asks for its own', async () => {
  const { asked, refresh } = issuer()
  void refresh(person('a'))
  void refresh(person('b'))
  expect(asked).toEqual(['a', 'b'])
})

test('an issuer that is away is asked again by whoever comes next', async () => {
  let times = 0
  const refresh = shareRefresh(async () => {
    times += 1
    throw new Error('away')
  })
  await expect(Promise.all([refresh(person('a')), refresh(person('a'))])).rejects.toThrow('away')
  await expect(refresh(person('a'))).rejects.toThrow('away')
  expect(times).toBe(2)
})
