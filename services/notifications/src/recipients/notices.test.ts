import {
  caseManagerProposed,
  decisionRecorded,
  equipeFormed,
  meetingChanged,
  noPlaceFound,
  referralMoved,
  referralRouted,
  requestAnswered,
  taskChanged,
  taskOverdue,
} from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { noticesOfEquipe, noticesOfProposed } from './case-notices.ts'
import { noticesOfAnswer, noticesOfDecision, noticesOfMoved } from './decision-notices.ts'
import { noticesOfNoPlace } from './housing-notices.ts'
import { noticesOfMeeting } from './meeting-notices.ts'
import type { Parties } from './notice.ts'
import { noticesOfRouted } from './routing-notices.ts'
import { noticesOfOverdueTask, noticesOfTask } from './task-notices.ts'

const parties: Parties = {
  sender: ['sender'],
  preparer: ['preparer'],
  coordinator: ['coordinator'],
  'case-manager': [],
  'equipe-member': [],
  table: [],
}
const told = (notices: { recipient: { id: string }; kind: string }[]) =>
  notices.map((notice) => `${notice.recipient.id}:${notice.kind}`)

test('routing tells the preparer, the table and the sender; a plain one leaves the coordinator alone', () => {
  const data = referralRouted.example
  expect(told(noticesOfRouted(data, parties))).toEqual([
    `${data.preparerId}:referral-to-prepare`,
    `${data.tableId}:referral-on-agenda`,
    'sender:referral-routed',
  ])
})

test('a table hears of a referral once it is routed, not while a gate holds it', () => {
  const data = referralRouted.example
  for (const state of ['awaiting-precondition', 'waiting-until', 'exclusion-proposed'] as const) {
    const held = { ...data, meeting: null, standing: { ...data.standing, state } }
    const recipients = noticesOfRouted(held, parties).map((notice) => notice.recipient.id)
    expect(recipients).toContain('sender')
    expect(recipients).not.toContain(data.tableId)
  }
  expect(told(noticesOfRouted({ ...data, meeting: null }, parties))).toContain(
    `${data.tableId}:referral-on-agenda`,
  )
})

test('an urgent, a gated and a dateless referral reach the coordinator', () => {
  const data = referralRouted.example
  const kinds = (change: Partial<typeof data>) =>
    noticesOfRouted({ ...data, ...change }, parties)
      .filter((notice) => notice.recipient.id === data.coordinatorId)
      .map((notice) => [notice.kind, notice.atOnce])
  expect(kinds({ urgency: 'U0' })).toEqual([['referral-urgent', true]])
  expect(kinds({ meeting: null })).toEqual([['referral-to-prepare', false]])
  const standing = { ...data.standing, state: 'exclusion-proposed' as const }
  expect(kinds({ standing })).toEqual([['exclusion-to-confirm', false]])
})

test('a proposed case manager is told that there is nothing to do yet', () => {
  expect(noticesOfProposed(caseManagerProposed.example)).toMatchObject([
    { kind: 'case-manager-proposed', params: { nothingToDoBefore: '2026-12-10' } },
  ])
})

test('who moved the referral is not told of it, the sender always is', () => {
  const data = { ...referralMoved.example, tell: ['someone'] }
  const recipients = noticesOfMoved(data, parties).map((notice) => notice.recipient.id)
  expect(recipients).toContain('sender')
  expect(recipients).toContain('someone')
  expect(recipients).not.toContain(data.movedBy)
})

test('a new meeting is told with its day, also when none is left; another news of the referral with none', () => {
  const paramsAfter = (news: Partial<typeof referralMoved.example>) =>
    noticesOfMoved({ ...referralMoved.example, ...news }, parties)[0]?.params
  const { meeting } = referralMoved.example
  expect(paramsAfter({ cause: 'meeting-moved' })).toMatchObject({ newMeetingAt: meeting?.startsAt })
  expect(paramsAfter({ cause: 'meeting-cancelled', meeting: null })).toMatchObject({ newMeetingAt: null })
  expect(paramsAfter({ cause: 'preparer-replaced' })).not.toHaveProperty('newMeetingAt')
})

test('a question reaches the sender at once, with the fields asked for', () => {
  const data = { ...referralMoved.example, question: { round: 1, fields: ['leavesOn', 'otherPaths'] } }
  expect(noticesOfMoved(data, parties)[0]).toMatchObject({
    kind: 'information-asked',
    params: { fields: 'leavesOn, otherPaths', round: 1 },
    atOnce: true,
  })
})

test('a corrected decision is told again to everybody who was told before', () => {
  const data = { ...decisionRecorded.example, corrects: decisionRecorded.example.decisionId }
  const notices = noticesOfDecision(data, parties, ['told-before'])
  expect(told(notices)).toContain('told-before:decision-corrected')
  expect(told(notices)).toContain('sender:decision-corrected')
})

test('a vacancy is brought to the coordinator, a seat to whoever is new in it', () => {
  const seat = { ...equipeFormed.example.seats[0]!, personId: 'p1', state: 'proposed' as const }
  const data = { ...equipeFormed.example, seats: [seat, { ...seat, personId: null, state: 'open' as const }] }
  expect(told(noticesOfEquipe(data, parties))).toEqual(['p1:equipe-seat', 'coordinator:equipe-vacancy'])
  expect(told(noticesOfEquipe(data, { ...parties, 'equipe-member': ['p1'] }))).toEqual([
    'coordinator:equipe-vacancy',
  ])
})

test('without a case manager the preparer hears about the home', () => {
  expect(told(noticesOfNoPlace(noPlaceFound.example, parties))).toEqual(['preparer:no-place-found'])
})

test('whoever tells the household of a confirmed exclusion is told so, with the language and the day', () => {
  const tellsHousehold = { personId: 'teller', language: 'tir', dueOn: '2026-12-17' }
  const notices = noticesOfMoved({ ...referralMoved.example, tell: ['teller'], tellsHousehold }, parties)
  expect(notices.filter(({ recipient }) => recipient.id === 'teller')).toMatchObject([
    { kind: 'tell-household', params: { language: 'tir', dueOn: '2026-12-17' } },
  ])
})

test('a moved meeting is told as moved, an opened one not at all', () => {
  const data = { ...meetingChanged.example, tell: [] }
  const moved = { ...data, formerStartsAt: data.startsAt }
  expect(told(noticesOfMeeting({ ...moved, state: 'moved' }, ['m']))).toEqual(['m:meeting-moved'])
  expect(told(noticesOfMeeting(moved, ['m']))).toEqual(['m:meeting-convened'])
  for (const state of ['in-session', 'held', 'minuted'] as const)
    expect(noticesOfMeeting({ ...moved, state }, ['m'])).toEqual([])
})

test('a meeting outside the cadence is told to its members and to whom its items concern; one of the cadence is not', () => {
  const data = { ...meetingChanged.example, state: 'planned' as const, tell: ['case-manager'] }
  expect(told(noticesOfMeeting({ ...data, extraordinary: true }, ['member']))).toEqual([
    'member:meeting-extraordinary',
    'case-manager:meeting-extraordinary',
  ])
  expect(noticesOfMeeting(data, ['member'])).toEqual([])
})

test('a proposed case manager hears that the day moved, unless it was their own doing', () => {
  const data = { ...referralMoved.example, tell: [] }
  const nothingToDoBefore = { day: '2026-12-17', personIds: ['proposed', data.movedBy] }
  const notices = noticesOfMoved({ ...data, nothingToDoBefore }, { ...parties, sender: [] })
  expect(notices.filter(({ kind }) => kind === 'case-manager-put-off')).toMatchObject([
    { recipient: { id: 'proposed' }, params: { nothingToDoBefore: '2026-12-17' } },
  ])
})

test('whoever is given a task is told by when, except who took it; what is over or only changed is no news', () => {
  const data = taskChanged.example
  expect(noticesOfTask(data)).toEqual([
    {
      recipient: { kind: 'person', id: data.ownerId },
      kind: 'task-given',
      params: { taskId: data.taskId, dueOn: data.dueOn },
      atOnce: false,
    },
  ])
  expect(noticesOfTask({ ...data, urgency: 'U1' })).toMatchObject([{ atOnce: true }])
  const quiet = [{ changedBy: data.ownerId }, { ownerIsNew: false }, { state: 'done' as const }]
  for (const change of quiet) expect(noticesOfTask({ ...data, ...change })).toEqual([])
})

test('a late task is its owner’s alone; still late, the coordinator hears of it too', () => {
  const data = taskOverdue.example
  expect(told(noticesOfOverdueTask(data, parties))).toEqual([`${data.ownerId}:task-missed`])
  expect(told(noticesOfOverdueTask({ ...data, step: 'escalated' }, parties))).toEqual([
    `${data.ownerId}:task-escalated`,
    'coordinator:task-escalated',
  ])
})

test('an answer goes to who asked; of a completion whoever follows the household hears, unless it was them', () => {
  const passed = { ...requestAnswered.example, outcome: 'passed-to-case-manager' as const }
  const followed = { ...parties, 'case-manager': ['manager'] }
  expect(told(noticesOfAnswer(passed, followed))).toEqual([
    'sender:request-answered',
    'manager:request-answered',
  ])
  expect(told(noticesOfAnswer({ ...passed, requestedAs: 'preparer' }, followed))).toEqual([
    'manager:request-answered',
  ])
  expect(noticesOfAnswer({ ...passed, requestedAs: 'case-manager' }, followed)).toEqual([])
  expect(noticesOfAnswer({ ...requestAnswered.example, requestedAs: 'preparer' }, followed)).toEqual([])
})
