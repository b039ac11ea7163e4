import { randomUUID } from 'node:crypto'
import { householdJoined, householdSplit } from '@intarsi/contracts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decideOn } from '../../test/decide.ts'
import { openScene, type Scene, submission } from '../../test/scene.ts'
import { onReferralSubmitted } from '../routing/on-referral-submitted.ts'
import { onHouseholdJoined } from './on-household-joined.ts'
import { onHouseholdSplit } from './on-household-split.ts'
import { HOUSEHOLD_TABLES } from './rekey-household.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

const join = (householdId: string, survivingHouseholdId: string) =>
  scene.deliver(onHouseholdJoined, {
    ...householdJoined.example,
    householdId,
    survivingHouseholdId,
    joinedAt: scene.clock.now().toISOString(),
  } as { householdId: string })
const split = (householdId: string, formerSurvivingHouseholdId: string) =>
  scene.deliver(onHouseholdSplit, {
    ...householdSplit.example,
    householdId,
    formerSurvivingHouseholdId,
    splitAt: new Date(scene.clock.now().getTime() + 1000).toISOString(),
  } as { householdId: string })
const queue = (householdId: string) =>
  scene.db.selectFrom('queue').selectAll().where('household_id', '=', householdId).execute()
const row = async (referralId: string) => (await scene.referral(referralId)).row
const fami = { facts: { receptionKind: 'fami-flat', leavesOn: null } } as const

describe('two households are one', () => {
  test('both read: the joined referral ends in the other one, and lets go of what it held', async () => {
    const kept = await scene.submit({ territory: 'PC', ...fami })
    const gone = await scene.submit({ territory: 'RN', ...fami })
    await join(gone.householdId, kept.householdId)
    expect(await row(gone.referralId)).toMatchObject({
      state: 'joined',
      household_id: kept.householdId,
      pic_id: null,
      joined_referral_id: kept.referralId,
    })
    expect((await row(kept.referralId)).state).toBe('routed')
    expect(await queue(kept.householdId)).toHaveLength(1)
    expect(await queue(gone.householdId)).toEqual([])
  })

  test('only one is read: it goes on under the surviving id, in the same queue', async () => {
    const moving = await scene.submit({ territory: 'PC', ...fami })
    const surviving = randomUUID()
    const [before] = await queue(moving.householdId)
    await join(moving.householdId, surviving)
    expect(await queue(surviving)).toMatchObject([
      { root_id: before?.root_id, meeting_id: before?.meeting_id },
    ])
    expect((await scene.announced(surviving)).at(-1)?.data).toMatchObject({
      householdId: surviving,
      standing: { state: 'routed' },
    })
  })

  test('one is followed: the other’s referral joins its PIC', async () => {
    const followed = await scene.submit({ territory: 'PC', ...fami })
    await decideOn(scene, followed.referralId, { kind: 'admit' })
    const open = await scene.submit({ territory: 'PC', ...fami })
    await join(followed.householdId, open.householdId)
    const { pic_id: picId } = await row(followed.referralId)
    expect(await row(open.referralId)).toMatchObject({ state: 'joined', pic_id: picId })
    const pic = await scene.db
      .selectFrom('presa_in_carico')
      .selectAll()
      .where('pic_id', '=', picId ?? '')
      .execute()
    expect(pic).toMatchObject([{ household_id: open.householdId, closed_at: null }])
  })

  test('both are followed: one PIC goes on, the other is closed into it', async () => {
    const [one, two] = [
      await scene.submit({ territory: 'PC', ...fami }),
      await scene.submit({ territory: 'RN', ...fami }),
    ]
    for (const { referralId } of [one, two]) await decideOn(scene, referralId, { kind: 'admit' })
    await join(two.householdId, one.householdId)
    const open = await scene.db
      .selectFrom('presa_in_carico')
      .select('referral_id')
      .where('household_id', '=', one.householdId)
      .where('closed_at', 'is', null)
      .execute()
    expect(open).toEqual([{ referral_id: one.referralId }])
    const closed = (await scene.announced(two.householdId)).find(
      (event) => event.type === 'presa-in-carico-closed',
    )
    expect(closed?.data).toMatchObject({ outcome: 'transferred' })
  })

  test('a join that comes before the submission: the referral is read under the surviving id', async () => {
    const data = submission({ territory: 'FO', ...fami })
    const surviving = randomUUID()
    await join(data.householdId, surviving)
    await scene.deliver(onReferralSubmitted, data)
    expect(await queue(surviving)).toHaveLength(1)
    expect(await queue(data.householdId)).toEqual([])
  })

  test('the same join twice changes nothing the second time', async () => {
    const data = await scene.submit({ territory: 'FO', ...fami })
    const surviving = randomUUID()
    await join(data.householdId, surviving)
    const events = await scene.announced(surviving)
    await join(data.householdId, surviving)
    expect(await scene.announced(surviving)).toHaveLength(events.length)
  })
})

describe('a join was a mistake', () => {
  test('what came goes back, and what the join closed is read again', async () => {
    const kept = await scene.submit({ territory: 'PC', ...fami })
    const gone = await scene.submit({ territory: 'RN', ...fami })
    await join(gone.householdId, kept.householdId)
    await split(gone.householdId, kept.householdId)
    expect(await row(gone.referralId)).toMatchObject({ state: 'routed', household_id: gone.householdId })
    expect(await queue(gone.householdId)).toHaveLength(1)
    expect(await queue(kept.householdId)).toHaveLength(1)
  })

  test('a PIC that the join closed is taken up again', async () => {
    const [one, two] = [
      await scene.submit({ territory: 'PC', ...fami }),
      await scene.submit({ territory: 'RN', ...fami }),
    ]
    for (const { referralId } of [one, two]) await decideOn(scene, referralId, { kind: 'admit' })
    await join(two.householdId, one.householdId)
    await split(two.householdId, one.householdId)
    const open = await scene.db
      .selectFrom('presa_in_carico')
      .select(['household_id', 'referral_id'])
      .where('household_id', 'in', [one.householdId, two.householdId])
      .where('closed_at', 'is', null)
      .execute()
    expect(open).toHaveLength(2)
  })

  test('a split that comes before its join undoes it when it comes', async () => {
    const data = await scene.submit({ territory: 'FO', ...fami })
    const surviving = randomUUID()
    await split(data.householdId, surviving)
    await join(data.householdId, surviving)
    expect(await queue(data.householdId)).toHaveLength(1)
    expect(await queue(surviving)).toEqual([])
  })
})

test('every table that names a household follows a join', async () => {
  const { rows } = await sql<{ table_name: string }>`
    select table_name from information_schema.columns
    where table_schema = 'public' and column_name = 'household_id'`.execute(scene.db)
  const platform = ['outbox', 'parked', 'http_idempotency', 'access_audit']
  const joins = ['household_join', 'early_split']
  const own = rows.map((one) => one.table_name).filter((name) => ![...platform, ...joins].includes(name))
  expect(own.sort()).toEqual(Object.keys(HOUSEHOLD_TABLES).sort())
})
