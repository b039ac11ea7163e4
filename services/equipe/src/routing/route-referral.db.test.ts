import { TERRITORIES } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MONDAY, openScene, person, type Scene } from '../../test/scene.ts'
import { ALERTS } from '../deadlines/alert-days.ts'
import { tableIdOf } from '../tables/ensure-tables.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

const queue = (householdId: string) =>
  scene.db.selectFrom('queue').selectAll().where('household_id', '=', householdId).execute()
const agenda = (referralId: string) =>
  scene.db.selectFrom('agenda_item').selectAll().where('referral_id', '=', referralId).execute()
const deadlines = async (referralId: string) => {
  const rows = await scene.db
    .selectFrom('deadline')
    .select('kind')
    .where('referral_id', '=', referralId)
    .where('kind', 'not in', ALERTS)
    .where('closed_at', 'is', null)
    .execute()
  return rows.map((row) => row.kind).sort()
}

test.each(TERRITORIES)(
  'in %s a plain referral gets one queue, a preparer, a meeting and a case manager',
  async (territory) => {
    const { householdId, referralId } = await scene.submit({
      territory,
      facts: { receptionKind: 'fami-flat' },
    })
    const rows = await queue(householdId)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ territory_id: territory, no_date: false })
    const { row } = await scene.referral(referralId)
    expect(row.preparer_id).not.toBeNull()
    expect(row.rule.id.startsWith(`${territory}.`)).toBe(true)
    const events = await scene.announced(householdId)
    const routed = events.find((event) => event.type === 'referral-routed')
    expect(routed?.data).toMatchObject({
      rule: { id: row.rule.id },
      preparerId: row.preparer_id,
      // CE-03: the network of Cesena.
      tableWithoutNames: territory === 'CE',
    })
    expect(events.some((event) => event.type.startsWith('case-manager-'))).toBe(true)
    expect(events.filter((event) => event.type === 'referral-routed')).toHaveLength(1)
  },
)

test('routing opens the terms for the first read and the decision, which is due at the meeting at the latest', async () => {
  const { referralId, householdId } = await scene.submit({ territory: 'PR' })
  expect(await deadlines(referralId)).toEqual(['decision', 'first-read'])
  const [row] = await queue(householdId)
  const items = await agenda(referralId)
  expect(items.map((item) => item.kind)).toEqual(['new-referral'])
  expect(items[0]?.meeting_id).toBe(row?.meeting_id)
})

test('Modena: a household that no social service has in charge waits for it, on the same number', async () => {
  const { referralId, householdId } = await scene.submit({
    territory: 'MO',
    facts: { inChargeOfSocialService: 'no', socialServiceTerritory: null },
  })
  const { row } = await scene.referral(referralId)
  expect(row).toMatchObject({ state: 'awaiting-precondition', holder_kind: 'service' })
  expect(row.gate).toMatchObject({ kind: 'precondition', reason: 'not-in-charge' })
  expect(await agenda(referralId)).toEqual([])
  expect(await queue(householdId)).toHaveLength(1)
  expect(await deadlines(referralId)).toEqual(['precondition-wait'])
})

test('a couple without minors is proposed for exclusion to the coordinator, never excluded', async () => {
  const { referralId, householdId } = await scene.submit({
    territory: 'RE',
    facts: { householdType: 'couple-no-minors', members: adults() },
  })
  const { row } = await scene.referral(referralId)
  expect(row.state).toBe('exclusion-proposed')
  expect(row.holder_id).toBe(person('re-coordinator'))
  expect(await queue(householdId)).toMatchObject([{ kind: 'coordinator', root_id: person('re-coordinator') }])
  expect(await deadlines(referralId)).toEqual(['exclusion-confirm'])
})

test('an urgent referral is held by no gate: a person reads it at once and the coordinator is told', async () => {
  const { referralId, householdId } = await scene.submit({
    territory: 'RE',
    urgency: 'U0',
    facts: { householdType: 'couple-no-minors', members: adults() },
  })
  const { row } = await scene.referral(referralId)
  expect(row).toMatchObject({ state: 'routed', between_meetings: true, gate: null })
  const routed = (await scene.announced(householdId)).find((event) => event.type === 'referral-routed')
  expect(routed?.data).toMatchObject({ betweenMeetings: true, gate: null })
  expect(routed?.data.alsoTell).toContain(person('re-coordinator'))
})

const ferrara = { territory: 'FE', facts: { receptionKind: 'fami-flat' } } as const

test('Ferrara waits until the household leaves reception, on a day it wakes by itself', async () => {
  const { referralId, householdId } = await scene.submit({ territory: 'FE' })
  const { row } = await scene.referral(referralId)
  expect(row).toMatchObject({ state: 'waiting-until', next_step: 'wake-up', next_step_on: '2027-01-10' })
  expect(await deadlines(referralId)).toEqual(['waiting-until'])
  expect(await queue(householdId)).toMatchObject([{ kind: 'coordinator' }])
})

test('Ferrara: a household whose exit nobody knows waits, and its day is asked for', async () => {
  const { referralId } = await scene.submit({ territory: 'FE', facts: { leavesOn: null } })
  const { row } = await scene.referral(referralId)
  expect(row).toMatchObject({ state: 'waiting-until', next_step: 'say-exit-date' })
  expect(row.fields_missing).toEqual(['leavesOn'])
})

test('what a gate reads and nobody knows holds nobody, and is asked for beside what is missing, each once', async () => {
  const facts = { receptionKind: 'fami-flat', leavesOn: null } as const
  const [adult] = oneParent()
  if (!adult) throw new Error('no member')
  const unassessed = { serviceOrientation: 0, parentingConcern: 9 } as const
  const { referralId } = await scene.submit({
    territory: 'RE',
    fieldsMissing: ['parentingConcern'],
    facts: { ...facts, ...unassessed, members: [{ ...adult, italianLevel: 9 }] },
  })
  const { row } = await scene.referral(referralId)
  expect(row.state).toBe('routed')
  expect([...row.fields_missing].sort()).toEqual(['members.italianLevel', 'parentingConcern'])
})

test('Ferrara asks the responsible social worker first when the sender is a mediator', async () => {
  const { referralId } = await scene.submit({ ...ferrara, referrerRole: 'mediator' })
  const { row } = await scene.referral(referralId)
  expect(row.next_step).toBe('ask-social-worker')
  const plain = await scene.submit({ ...ferrara, referrerRole: 'social-worker' })
  expect((await scene.referral(plain.referralId)).row.next_step).toBe('first-read')
})

test('a disputed competence is read where the household lives; both coordinators are told, with a term', async () => {
  const { referralId, householdId } = await scene.submit({
    territory: 'FO',
    competence: { rule: 'lives-in', disputedWith: 'CE' },
  })
  expect(await deadlines(referralId)).toContain('competence-dispute')
  const routed = (await scene.announced(householdId)).find((event) => event.type === 'referral-routed')
  expect(routed?.data.alsoTell).toEqual(
    expect.arrayContaining([person('fo-coordinator'), person('ce-coordinator')]),
  )
})

test('Cesena: the network has a household once on its agenda, and is never convened for a decision it does not take', async () => {
  scene.clock.set(new Date('2026-12-04T08:00:00.000Z'))
  const submittedAt = scene.clock.now().toISOString()
  const sent = await scene.submit({ territory: 'CE', submittedAt, facts: { receptionKind: 'fami-flat' } })
  scene.clock.set(new Date(MONDAY))
  const [item, ...others] = await agenda(sent.referralId)
  expect(others).toEqual([])
  expect(item).toMatchObject({ kind: 'new-referral', table_id: tableIdOf('CE', 'rete-mediazione') })
  const meeting = await scene.db
    .selectFrom('meeting')
    .selectAll()
    .where('meeting_id', '=', item?.meeting_id ?? '')
    .executeTakeFirstOrThrow()
  // Its own next one, although the thirty days end before: the coordinator decides without it.
  expect(meeting).toMatchObject({ extraordinary: false, starts_at: new Date('2027-01-13T13:30:00.000Z') })
})

test('Forlì tells its collaborator only on particular vulnerability', async () => {
  const plain = await scene.submit({ territory: 'FO', facts: { riskFactors: [], members: oneParent() } })
  const vulnerable = await scene.submit({
    territory: 'FO',
    facts: { riskFactors: [{ code: 'torture', certainty: 'told' }] },
  })
  const told = async (householdId: string) =>
    (await scene.announced(householdId)).find((event) => event.type === 'referral-routed')?.data.alsoTell
  expect(await told(plain.householdId)).toEqual([])
  expect(await told(vulnerable.householdId)).toContain(person('fo-social-worker-1'))
})

test('the same submission twice is one referral', async () => {
  const { householdId, ...data } = await scene.submit({ territory: 'RN' })
  await scene.submit({ householdId, ...data })
  expect(await queue(householdId)).toHaveLength(1)
  expect(
    (await scene.announced(householdId)).filter((event) => event.type === 'referral-routed'),
  ).toHaveLength(1)
})

function adults() {
  const [first] = oneParent()
  if (!first) throw new Error('no member')
  return [first, { ...first, ref: 'm2', relation: 'partner' as const }]
}

function oneParent() {
  return [
    {
      ref: 'm1',
      ageYears: 31,
      relation: 'self' as const,
      languages: ['tir', 'eng'],
      italianLevel: 2 as const,
      literacy: 'full' as const,
      gender: 'f' as const,
      pregnancyMonth: null,
      legalStatus: 'subsidiary' as const,
      permitType: 'subsidiary-protection' as const,
      permitCondition: 'valid' as const,
      permitExpiresOn: '2027-12-01',
      schooling: null,
    },
  ]
}
