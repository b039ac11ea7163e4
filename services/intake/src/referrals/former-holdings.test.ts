import {
  caseManagerConfirmed,
  caseManagerInterim,
  caseManagerProposed,
  presaInCaricoOpened,
  referralMoved,
  referralRouted,
} from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { formerHoldings } from './former-holdings.ts'
import type { HistoryFact } from './referral-view.ts'

const REFERRER = '0192f3a0-0000-7000-8000-000000000101'
const [ANNA, BRUNO] = ['0192f3a0-0000-7000-8000-000000000102', '0192f3a0-0000-7000-8000-000000000103']
const day = (date: string) => `2026-11-${date}T08:00:00.000Z`

let sequence = 0
function fact<Data extends object>(
  contract: { type: string; example: Data },
  date: string,
  data: Partial<Data>,
): HistoryFact {
  const order = String(++sequence).padStart(4, '0')
  return { type: contract.type, at: day(date), sequence: order, data: { ...contract.example, ...data } }
}
const routedTo = (preparerId: string, date: string) => fact(referralRouted, date, { preparerId })
const passedTo = (preparerId: string | null, date: string) => {
  const standing = { ...referralMoved.example.standing, state: 'ready' as const }
  return fact(referralMoved, date, { standing, preparerId })
}
const follows = (personId: string, date: string) =>
  fact(caseManagerConfirmed, date, { personId, seat: 'case-manager' })
const formerOf = (facts: HistoryFact[], personId = ANNA) => formerHoldings(REFERRER, facts, personId)

test('who prepared a referral did so until another was named, in whatever order the facts lie', () => {
  const facts = [routedTo(ANNA, '02'), passedTo(BRUNO, '10')]
  const prepared = [{ role: 'preparer', since: new Date(day('10')), passedTo: null }]
  expect(formerOf(facts)).toEqual(prepared)
  expect(formerOf(facts.toReversed())).toEqual(prepared)
  expect(formerOf(facts, BRUNO)).toEqual([])
  expect(formerOf(facts, REFERRER)).toEqual([])
})

test('who prepares it again has given nothing back; given back twice, the last day counts', () => {
  const twice = [routedTo(ANNA, '02'), passedTo(BRUNO, '10'), passedTo(ANNA, '11')]
  expect(formerOf(twice)).toEqual([])
  expect(formerOf([...twice, passedTo(BRUNO, '12')])).toEqual([
    { role: 'preparer', since: new Date(day('12')), passedTo: null },
  ])
})

test('who followed the household did so until somebody stood in or was confirmed; the last given back comes first', () => {
  const opened = fact(presaInCaricoOpened, '03', {})
  const proposed = fact(caseManagerProposed, '02', { personId: ANNA, seat: 'case-manager' })
  const standsIn = fact(caseManagerInterim, '15', {
    personId: BRUNO,
    formerPersonId: ANNA,
    seat: 'case-manager',
  })
  const facts = [routedTo(ANNA, '01'), proposed, opened, follows(ANNA, '04'), passedTo(BRUNO, '10'), standsIn]
  expect(formerOf(facts)).toEqual([
    { role: 'case-manager', since: new Date(day('15')), passedTo: BRUNO },
    { role: 'preparer', since: new Date(day('10')), passedTo: BRUNO },
  ])
  expect(formerOf([proposed, opened, follows(BRUNO, '05')])).toEqual([
    { role: 'case-manager', since: new Date(day('05')), passedTo: BRUNO },
  ])
})
