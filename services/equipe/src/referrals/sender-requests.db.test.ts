import { randomUUID } from 'node:crypto'
import { amendmentRequested, withdrawalRequested } from '@intarsi/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openScene, type Scene, type Submitted, submission } from '../../test/scene.ts'
import { fireDeadlines } from '../deadlines/fire-deadlines.ts'
import { referralDeadlines } from '../referral-features.ts'
import { onReferralSubmitted } from '../routing/on-referral-submitted.ts'
import { askInformation } from './ask-information.ts'
import { onAmendmentRequested } from './on-amendment-requested.ts'
import { onWithdrawalRequested } from './on-withdrawal-requested.ts'
import { openReferral } from './open-referral.ts'
import { lockReferral } from './referral.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

type Change = {
  facts?: Partial<Submitted['facts']>
  urgency?: Submitted['urgency']
  answersQuestion?: boolean
  version?: number
  by?: { requestedBy: string; requestedAs: 'preparer' | 'case-manager' }
}

function amendment(data: Submitted, { facts, urgency, answersQuestion, version, by }: Change) {
  return {
    ...amendmentRequested.example,
    referralId: data.referralId,
    referralNumber: data.referralNumber,
    householdId: data.householdId,
    territory: data.territory,
    urgency: urgency ?? data.urgency,
    requestId: randomUUID(),
    ...by,
    answersQuestion: answersQuestion ?? false,
    facts: { ...data.facts, ...facts, version: version ?? 2 },
  }
}

function withdrawal(data: Submitted) {
  const { referralId, referralNumber, householdId, territory, urgency } = data
  return {
    ...withdrawalRequested.example,
    ...{ referralId, referralNumber, householdId, territory, urgency },
    requestId: randomUUID(),
  }
}

const queue = (householdId: string) =>
  scene.db.selectFrom('queue').selectAll().where('household_id', '=', householdId).execute()
const openItems = (referralId: string) =>
  scene.db
    .selectFrom('agenda_item')
    .selectAll()
    .where('referral_id', '=', referralId)
    .where('state', 'in', ['planned', 'on-agenda'])
    .execute()
const answers = async (householdId: string) =>
  (await scene.announced(householdId))
    .filter((event) => event.type === 'request-answered')
    .map((event) => event.data.outcome)
const quiet = { error: () => undefined } as never
const fire = () => fireDeadlines({ ...scene, logger: quiet }, referralDeadlines)
const state = async (referralId: string) => (await scene.referral(referralId)).row.state

describe('who prepares completes the form with the household', () => {
  const told = async (householdId: string) => {
    const events = await scene.announced(householdId)
    const of = (type: string) => events.filter((event) => event.type === type).map((event) => event.data)
    return { moved: of('referral-moved'), answered: of('request-answered') }
  }

  test('the answer says in which role, and nobody is told of what they did', async () => {
    const data = await scene.submit({ territory: 'RN' })
    const requestedBy = (await scene.referral(data.referralId)).row.preparer_id ?? ''
    const by = { requestedBy, requestedAs: 'preparer' } as const
    await scene.deliver(onAmendmentRequested, amendment(data, { facts: { tutorWish: 'yes' }, by }))
    expect(await told(data.householdId)).toMatchObject({
      moved: [{ cause: 'completed-with-household', movedBy: requestedBy, tell: [] }],
      answered: [{ outcome: 'applied', requestedAs: 'preparer' }],
    })
    expect(await state(data.referralId)).toBe('routed')
  })

  test('Reggio Emilia: the answer that was missing may lead to another measure, which a coordinator confirms', async () => {
    const [adult, ...others] = submission().facts.members
    if (!adult) throw new Error('The example has an adult of reference.')
    const known = { serviceOrientation: 0, members: [{ ...adult, italianLevel: 0 }, ...others] } as const
    const facts = { ...known, members: [...known.members] }
    const data = await scene.submit({ territory: 'RE', facts: { ...facts, parentingConcern: 9 } })
    const { state: before, preparer_id } = (await scene.referral(data.referralId)).row
    expect(before).toBe('routed')
    const by = { requestedBy: preparer_id ?? '', requestedAs: 'preparer' } as const
    await scene.deliver(
      onAmendmentRequested,
      amendment(data, { facts: { ...facts, parentingConcern: 3 }, by }),
    )
    expect(await state(data.referralId)).toBe('exclusion-proposed')
    expect(await told(data.householdId)).toMatchObject({
      moved: [{ cause: 'route-changed', movedBy: preparer_id }],
      answered: [{ outcome: 'applied', requestedAs: 'preparer' }],
    })
  })

  test('after the decision it is passed to the case manager', async () => {
    const data = await scene.submit({ territory: 'RN' })
    await scene.db
      .updateTable('referral')
      .set({ state: 'admitted' })
      .where('referral_id', '=', data.referralId)
      .execute()
    const by = { requestedBy: randomUUID(), requestedAs: 'case-manager' } as const
    await scene.deliver(onAmendmentRequested, amendment(data, { facts: { tutorWish: 'yes' }, by }))
    expect((await told(data.householdId)).answered).toMatchObject([
      { outcome: 'passed-to-case-manager', requestedAs: 'case-manager' },
    ])
    const kept = scene.db.selectFrom('sender_request').selectAll().where('referral_id', '=', data.referralId)
    expect(await kept.execute()).toMatchObject([{ kind: 'completion' }])
  })
})

describe('a sender amends', () => {
  test('Modena: whether a social service follows the household is asked for until somebody knows (MO-08)', async () => {
    const facts = { receptionKind: 'fami-flat', leavesOn: null } as const
    const open = { inChargeOfSocialService: 'unknown', socialServiceTerritory: null } as const
    const data = await scene.submit({ territory: 'MO', facts: { ...facts, ...open } })
    const asked = async () => (await scene.referral(data.referralId)).row.fields_missing
    expect(await asked()).toEqual(['inChargeOfSocialService'])
    const nobodyKnows = { ...amendment(data, {}), fieldsMissing: [] }
    await scene.deliver(onAmendmentRequested, nobodyKnows)
    expect(await asked()).toEqual(['inChargeOfSocialService'])
    const change = { facts: { inChargeOfSocialService: 'yes' }, version: 3 } as const
    const known = { ...amendment(data, change), fieldsMissing: [] }
    await scene.deliver(onAmendmentRequested, known)
    expect(await asked()).toEqual([])
    expect(await state(data.referralId)).toBe('routed')
  })

  test('a change that leads elsewhere takes it off the old agenda and tells the old queue once', async () => {
    const data = await scene.submit({ territory: 'RE' })
    const before = await openItems(data.referralId)
    await scene.deliver(
      onAmendmentRequested,
      amendment(data, {
        facts: { householdType: 'couple-no-minors', members: data.facts.members.slice(0, 1) },
      }),
    )
    expect(await state(data.referralId)).toBe('exclusion-proposed')
    expect(await openItems(data.referralId)).toEqual([])
    expect(before).toHaveLength(1)
    expect(await queue(data.householdId)).toMatchObject([{ kind: 'coordinator' }])
    const moves = (await scene.announced(data.householdId)).filter((event) => event.type === 'referral-moved')
    expect(moves).toHaveLength(1)
    expect(moves[0]?.data).toMatchObject({ cause: 'route-changed' })
    expect(await answers(data.householdId)).toEqual(['applied'])
  })

  test('Modena: taken in charge later, it resumes on the same number with its history', async () => {
    const data = await scene.submit({ territory: 'MO', facts: { inChargeOfSocialService: 'no' } })
    expect(await state(data.referralId)).toBe('awaiting-precondition')
    await scene.deliver(onAmendmentRequested, amendment(data, { facts: { inChargeOfSocialService: 'yes' } }))
    const { row } = await scene.referral(data.referralId)
    expect(row).toMatchObject({ state: 'routed', referral_number: data.referralNumber, gate: null })
    expect(await openItems(data.referralId)).not.toEqual([])
    expect(row.preparer_id).not.toBeNull()
  })

  test('Ferrara: an amended date moves the day it wakes', async () => {
    const data = await scene.submit({ territory: 'FE', facts: { leavesOn: '2027-03-10' } })
    expect((await scene.referral(data.referralId)).row.next_step_on).toBe('2027-03-10')
    await scene.deliver(onAmendmentRequested, amendment(data, { facts: { leavesOn: '2027-02-01' } }))
    const { row } = await scene.referral(data.referralId)
    expect(row).toMatchObject({ state: 'waiting-until', next_step_on: '2027-02-01' })
  })

  test('a change that leads nowhere else leaves it where it stands, with the newer facts', async () => {
    const data = await scene.submit({ territory: 'RN' })
    const [before] = await queue(data.householdId)
    await scene.deliver(onAmendmentRequested, amendment(data, { facts: { tutorWish: 'yes' } }))
    const { row } = await scene.referral(data.referralId)
    expect(row.facts).toMatchObject({ version: 2, tutorWish: 'yes' })
    expect(row.submitted_facts.version).toBe(1)
    expect((await queue(data.householdId))[0]).toEqual(before)
  })

  test('an urgent change reaches a person at once, whatever the gates say', async () => {
    const data = await scene.submit({ territory: 'FE' })
    await scene.deliver(onAmendmentRequested, amendment(data, { urgency: 'U0' }))
    expect((await scene.referral(data.referralId)).row).toMatchObject({
      state: 'routed',
      between_meetings: true,
    })
  })

  test('facts in any order end in the same place: shuffled amendments and the submission itself', async () => {
    const data = submission({ territory: 'MO', facts: { inChargeOfSocialService: 'no' } })
    const second = amendment(data, { version: 2, facts: { inChargeOfSocialService: 'yes' } })
    const third = amendment(data, { version: 3, facts: { inChargeOfSocialService: 'yes', tutorWish: 'yes' } })
    for (const early of [third, second]) await scene.deliver(onAmendmentRequested, early)
    await scene.deliver(onReferralSubmitted, data)
    const { row } = await scene.referral(data.referralId)
    expect(row).toMatchObject({ state: 'routed', facts: { version: 3, tutorWish: 'yes' } })
    expect(await answers(data.householdId)).toEqual(['applied', 'applied'])
    expect(await queue(data.householdId)).toHaveLength(1)
  })

  test('an older amendment after a newer one changes nothing, and is answered', async () => {
    const data = await scene.submit({ territory: 'RN' })
    await scene.deliver(onAmendmentRequested, amendment(data, { version: 3, facts: { tutorWish: 'yes' } }))
    await scene.deliver(onAmendmentRequested, amendment(data, { version: 2, facts: { tutorWish: 'no' } }))
    expect((await scene.referral(data.referralId)).row.facts.tutorWish).toBe('yes')
    expect(await answers(data.householdId)).toEqual(['applied', 'applied'])
  })
})

describe('a sender withdraws', () => {
  test('before the decision at once: everything is let go of', async () => {
    const data = await scene.submit({ territory: 'PC' })
    await scene.deliver(onWithdrawalRequested, withdrawal(data))
    expect(await state(data.referralId)).toBe('withdrawn')
    expect(await queue(data.householdId)).toEqual([])
    expect(await openItems(data.referralId)).toEqual([])
    expect(await answers(data.householdId)).toEqual(['applied'])
  })

  test('before the referral arrived: it is routed, then withdrawn', async () => {
    const data = submission({ territory: 'PC' })
    await scene.deliver(onWithdrawalRequested, withdrawal(data))
    await scene.deliver(onReferralSubmitted, data)
    expect(await state(data.referralId)).toBe('withdrawn')
    expect(await queue(data.householdId)).toEqual([])
  })

  test('twice is refused the second time', async () => {
    const data = await scene.submit({ territory: 'PC' })
    await scene.deliver(onWithdrawalRequested, withdrawal(data))
    await scene.deliver(onWithdrawalRequested, withdrawal(data))
    expect(await answers(data.householdId)).toEqual(['applied', 'refused'])
  })
})

describe('a question', () => {
  async function asked(fields = ['leavesOn']) {
    const data = await scene.submit({ territory: 'RA' })
    await command(data, (tx, referral) => openReferral(tx, referral, by))
    await command(data, (tx, referral) => askInformation(tx, referral, { fields, by }))
    return data
  }

  test('stands while somebody completes the form, and is not asked anew', async () => {
    const data = await asked()
    const by = { requestedBy: randomUUID(), requestedAs: 'preparer' } as const
    await scene.deliver(onAmendmentRequested, amendment(data, { facts: { tutorWish: 'yes' }, by }))
    const moved = (await scene.announced(data.householdId)).filter((one) => one.type === 'referral-moved')
    expect(moved.at(-1)?.data).toMatchObject({
      cause: 'completed-with-household',
      standing: { state: 'info-requested', holder: { kind: 'sender' }, nextStep: 'answer-question' },
      question: null,
    })
    expect((await scene.referral(data.referralId)).row.question).toMatchObject({ fields: ['leavesOn'] })
  })

  test('goes to the sender with its fields and date, and its answer back to the preparer', async () => {
    const data = await asked()
    const moved = (await scene.announced(data.householdId))
      .filter((event) => event.type === 'referral-moved')
      .at(-1)
    expect(moved?.data).toMatchObject({
      question: { round: 1, fields: ['leavesOn'] },
      standing: { state: 'info-requested', holder: { kind: 'sender' }, nextStepOn: '2026-11-19' },
    })
    await scene.deliver(onAmendmentRequested, amendment(data, { answersQuestion: true }))
    expect(await state(data.referralId)).toBe('under-review')
  })

  test('without an answer by its date goes back to the preparer: silence declines nobody', async () => {
    const data = await asked()
    scene.clock.advance(11 * 86_400_000)
    while ((await fire()) > 0);
    const { row } = await scene.referral(data.referralId)
    expect(row).toMatchObject({ state: 'under-review', question: null, question_rounds: 1 })
    expect(await queue(data.householdId)).toHaveLength(1)
  })

  test('a third round is refused', async () => {
    const data = await asked()
    for (const version of [2, 3]) {
      await scene.deliver(onAmendmentRequested, amendment(data, { answersQuestion: true, version }))
      const outcome = await command(data, (tx, referral) =>
        askInformation(tx, referral, { fields: ['host'], by }),
      )
      expect(outcome).toMatchObject(version === 2 ? { ok: true } : { code: 'question-rounds-exhausted' })
    }
  })
})

describe('what wakes by itself', () => {
  test('a waiting referral is read when its day comes, with today’s urgency', async () => {
    const data = await scene.submit({
      territory: 'FE',
      urgency: 'U3',
      facts: { leavesOn: '2027-06-01', urgencyCriteria: [] },
    })
    expect(await state(data.referralId)).toBe('waiting-until')
    scene.clock.set('2027-06-01T07:00:00.000Z')
    while ((await fire()) > 0);
    const { row } = await scene.referral(data.referralId)
    expect(row.state).toBe('routed')
    expect(row.urgency).toBe('U1')
    expect(row.between_meetings).toBe(true)
  })

  test('a requirement that nobody meets in time is proposed to the coordinator, never excluded', async () => {
    const data = await scene.submit({ territory: 'MO', facts: { inChargeOfSocialService: 'no' } })
    scene.clock.advance(31 * 86_400_000)
    while ((await fire()) > 0);
    expect(await state(data.referralId)).toBe('exclusion-proposed')
    expect(await queue(data.householdId)).toMatchObject([{ kind: 'coordinator' }])
  })
})

const by = randomUUID()

type Work = (
  tx: Parameters<typeof lockReferral>[0],
  referral: NonNullable<Awaited<ReturnType<typeof lockReferral>>>,
) => Promise<unknown>

async function command(data: Submitted, work: Work) {
  return await scene.unitOfWork(async (tx) => {
    const referral = await lockReferral(tx, data.referralId)
    if (!referral) throw new Error('no referral')
    return await work(tx, referral)
  })
}
