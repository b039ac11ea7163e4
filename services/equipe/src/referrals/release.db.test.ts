import { randomUUID } from 'node:crypto'
import { householdJoined, withdrawalRequested } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideOn, sendAway } from '../../test/decide.ts'
import { heldFor } from '../../test/held-for.ts'
import { openScene, person, type Scene, type Submitted } from '../../test/scene.ts'
import { startPresaInCarico } from '../decisions/start-presa-in-carico.ts'
import { confirmHandover } from '../handovers/confirm-handover.ts'
import { closePic } from '../presa-in-carico/close-pic.ts'
import type { EquipeTx } from '../schema.ts'
import { onHouseholdJoined } from './on-household-joined.ts'
import { onWithdrawalRequested } from './on-withdrawal-requested.ts'
import { lockReferral, type Referral } from './referral.ts'
import { answerTransfer, proposeTransfer } from './transfer-competence.ts'
import { confirmVoid, requestVoid } from './void-referral.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

const by = person('pc-coordinator')
const nothing = { queue: 0, agenda: 0, loads: [], managers: 0, seats: 0, deadlines: [] }
const handedOver = { queue: 1, agenda: 0, loads: ['preparer'], managers: 0, seats: 0 }

async function on(data: Submitted, work: (tx: EquipeTx, referral: Referral) => Promise<unknown>) {
  await scene.unitOfWork(async (tx) => {
    const referral = await lockReferral(tx, data.referralId)
    if (!referral) throw new Error('no referral')
    await work(tx, referral)
  })
}

const decline = (data: Submitted) => decideOn(scene, data.referralId, sendAway('decline', by))

/** Each closing fact, and all that equipe holds for the household after it. */
const CLOSING: Record<string, { close: (data: Submitted) => Promise<unknown>; holds: object }> = {
  withdrawn: {
    close: ({ referralId, referralNumber, householdId, territory, urgency }) =>
      scene.deliver(onWithdrawalRequested, {
        ...withdrawalRequested.example,
        ...{ referralId, referralNumber, householdId, territory, urgency },
        requestId: randomUUID(),
      } as { householdId: string }),
    holds: nothing,
  },
  declined: {
    close: decline,
    holds: { ...handedOver, deadlines: ['handover-confirm', 'household-told', 'permit-alert'] },
  },
  'handed over': {
    close: async (data) => {
      await decline(data)
      await on(data, (tx, referral) =>
        confirmHandover(tx, referral, { answeredBy: 'somebody', answeredOn: '2026-11-09', by }),
      )
    },
    holds: { ...nothing, deadlines: ['household-told'] },
  },
  joined: {
    close: async (data) => {
      const other = await scene.submit({
        territory: 'PC',
        facts: { receptionKind: 'fami-flat', leavesOn: null },
      })
      await scene.deliver(onHouseholdJoined, {
        ...householdJoined.example,
        householdId: data.householdId,
        survivingHouseholdId: other.householdId,
      } as { householdId: string })
    },
    holds: nothing,
  },
  advised: {
    close: (data) => decideOn(scene, data.referralId, { kind: 'advise', note: 'a word' }),
    holds: { ...nothing, deadlines: ['household-told'] },
  },
  void: {
    close: (data) =>
      on(data, async (tx, referral) => {
        await requestVoid(tx, referral, { reason: 'twice', by })
        await confirmVoid(tx, referral, person('pc-reception-1'))
      }),
    holds: nothing,
  },
  'PIC closed': {
    close: async (data) => {
      await decideOn(scene, data.referralId, { kind: 'admit' })
      const { row } = await scene.referral(data.referralId)
      await on(data, (tx) => closePic(tx, { picId: row.pic_id ?? '', outcome: 'lost-contact', by }))
    },
    holds: nothing,
  },
}

test.each(Object.entries(CLOSING))(
  '%s: what equipe holds is let go of in that transaction',
  async (_fact, { close, holds }) => {
    const data = await scene.submit({
      territory: 'PC',
      facts: { receptionKind: 'fami-flat', leavesOn: null },
    })
    expect(await heldFor(scene, data.householdId)).toMatchObject({ queue: 1, agenda: 1, managers: 1 })
    await close(data)
    expect(await heldFor(scene, data.householdId)).toEqual(holds)
  },
)

test('a place that becomes free on the waiting list does not tell the household that it was admitted', async () => {
  const data = await scene.submit({ territory: 'PC', facts: { receptionKind: 'fami-flat', leavesOn: null } })
  await decideOn(scene, data.referralId, { kind: 'admit-waiting-list' })
  await on(data, (tx, referral) => startPresaInCarico(tx, referral, { by, reason: 'its home is ready' }))
  expect((await scene.referral(data.referralId)).row.state).toBe('admitted')
  expect((await heldFor(scene, data.householdId)).deadlines).toContain('household-told')
})

test('transferred: the old territory holds nothing, the new one holds it once', async () => {
  const data = await scene.submit({ territory: 'PC', facts: { receptionKind: 'fami-flat', leavesOn: null } })
  await on(data, (tx, referral) => proposeTransfer(tx, referral, { toTerritory: 'RN', reason: 'moved', by }))
  expect((await scene.referral(data.referralId)).territory).toBe('PC')
  await on(data, (tx, referral) =>
    answerTransfer(tx, referral, { accept: true, by: person('rn-coordinator') }),
  )
  const { row } = await scene.referral(data.referralId)
  expect(row).toMatchObject({ territory_id: 'RN', state: 'routed', referral_number: data.referralNumber })
  expect(row.rule.id).toMatch(/^RN\./)
  expect(await heldFor(scene, data.householdId)).toMatchObject({ queue: 1, agenda: 1, managers: 1 })
  const territories = await scene.db
    .selectFrom('load_hold')
    .select('territory_id')
    .distinct()
    .where('household_id', '=', data.householdId)
    .where('released_at', 'is', null)
    .execute()
  expect(territories).toEqual([{ territory_id: 'RN' }])
})
