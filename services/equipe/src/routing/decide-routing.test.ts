import { referralSubmitted, type Urgency } from '@intarsi/contracts'
import { latestProfile, type Profile, routeReferral } from '@intarsi/territories'
import { expect, test } from 'vitest'
import { decideByOf, decideRouting } from './decide-routing.ts'

const { facts, referrerRole, requestKind } = referralSubmitted.example
const now = new Date('2026-11-09T08:00:00.000Z')

function planOf(urgency: Urgency, change: Partial<Profile['deadlines']> = {}) {
  const latest = latestProfile('PR')
  const profile = { ...latest, deadlines: { ...latest.deadlines, ...change } }
  const route = routeReferral(
    profile,
    { ...facts, receptionKind: 'fami-flat', leavesOn: null },
    {
      urgency,
      referrerRole,
      requestKind,
      on: '2026-11-09',
      particularVulnerability: false,
    },
  )
  return decideRouting(route, profile, { urgency, now, decisionFrom: now, disputedWith: null })
}
const kinds = (...plan: Parameters<typeof planOf>) => planOf(...plan).deadlines.map(({ kind }) => kind)

test('the first read of a U0 goes with a call, by the same hour; where the file asks for none there is none', () => {
  expect(kinds('U0')).toEqual(['first-read', 'first-call', 'decision'])
  const [read, call] = planOf('U0').deadlines
  expect(call?.dueAt).toEqual(read?.dueAt)
  for (const urgency of ['U1', 'U2', 'U3'] as const)
    expect(kinds(urgency)).toEqual(['first-read', 'decision'])
  const { byUrgency: _none, ...firstRead } = latestProfile('PR').deadlines.firstRead
  expect(kinds('U0', { firstRead })).toEqual(['first-read', 'decision'])
})

test('a decision is due by the plan, or earlier where it was due already', () => {
  const plan = planOf('U3')
  const due = plan.deadlines.find(({ kind }) => kind === 'decision')?.dueAt
  expect(decideByOf(plan)).toEqual(due)
  const before = new Date('2026-11-20T08:00:00.000Z')
  expect(decideByOf(plan, before)).toEqual(before)
  expect(decideByOf(plan, new Date('2027-03-01T08:00:00.000Z'))).toEqual(due)
  expect(decideByOf({ ...plan, deadlines: [] }, before)).toBeUndefined()
})
