import { referralMoved } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { titleOf } from '../src/pages/referrals/own/history-title.ts'
import { formatDate } from '../src/words/dates.ts'
import { translator } from '../src/words/words.ts'

const told = { t: translator('it'), date: (value: string) => formatDate(value, 'it', 'day') }
const title = (data: object) =>
  titleOf({ type: 'referral-moved', data: { ...referralMoved.example, ...data } }, told)

test('a referral that only has another meeting is told with its date, one that moved with where to', () => {
  expect(title({})).toBe('Ora: In istruttoria')
  expect(title({ from: 'under-review' })).toBe('Ora: In istruttoria, seduta del 10 dicembre 2026')
  expect(title({ from: 'under-review', meeting: null })).toBe('Ora: In istruttoria')
})
