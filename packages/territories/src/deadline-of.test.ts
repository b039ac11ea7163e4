import { TERRITORIES } from '@intarsi/contracts'
import { describe, expect, it } from 'vitest'
import { deadlineOf } from './deadline-of.ts'
import { latestProfile } from './load/load-profiles.ts'
import { DEADLINES } from './schema/deadline.ts'

const re = latestProfile('RE')

describe('deadlines', () => {
  it.each([
    ['firstRead', 'U3', { workingDays: 2 }],
    ['firstRead', 'U1', { workingDays: 1 }],
    ['firstRead', 'U0', { hours: 2, officeHours: true, call: true }],
    ['decision', 'U2', { days: 30 }],
    ['decision', 'U1', { days: 7 }],
    ['decision', 'U0', { workingDays: 1, betweenMeetings: true }],
    ['agendaFreeze', 'U3', { workingDays: 3 }],
    ['agendaFreeze', 'U0', { workingDays: 0 }],
    ['informationAnswer', 'U3', { days: 10, remindAfterDays: 5, maxRounds: 2 }],
    ['preconditionWait', 'U3', { days: 30, remindAfterDays: 15 }],
    ['exclusionConfirm', 'U3', { workingDays: 2 }],
    ['competenceDispute', 'U3', { workingDays: 5 }],
    ['handoverConfirm', 'U3', { workingDays: 7, maxRounds: 2 }],
    ['managerAnswer', 'U3', { workingDays: 2 }],
    ['householdTold', 'U3', { workingDays: 5 }],
    ['firstInterview', 'U3', { workingDays: 10 }],
    ['assessmentDone', 'U3', { days: 30 }],
    ['projectSigned', 'U3', { days: 45 }],
    ['review', 'U3', { days: 90 }],
    ['horizon', 'U3', { months: 12, extensionMonths: 6 }],
    ['waitingListCheck', 'U3', { days: 60 }],
    ['offerAnswer', 'U3', { workingDays: 3 }],
    ['offerAnswer', 'U0', { hours: 4 }],
    ['schoolTask', 'U3', { workingDays: 5 }],
  ] as const)('%s at %s is that of section 6', (key, urgency, expected) => {
    const { facts: _facts, ...span } = deadlineOf(re, key, urgency)
    expect(span).toEqual(expected)
  })

  it("has Piacenza's horizon from the handbook (PC-08)", () => {
    expect(deadlineOf(latestProfile('PC'), 'horizon', 'U3')).toEqual({
      minMonths: 6,
      months: 12,
      extensionMonths: 6,
      facts: ['PC-08'],
    })
  })

  it.each(TERRITORIES)('%s has every deadline', (territory) => {
    for (const key of DEADLINES) expect(deadlineOf(latestProfile(territory), key, 'U3').facts).not.toEqual([])
  })
})
