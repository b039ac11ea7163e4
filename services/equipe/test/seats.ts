import { expect } from 'vitest'
import { lockCaseManager } from '../src/case-managers/case-manager-rows.ts'
import { confirmCaseManager } from '../src/case-managers/confirm-case-manager.ts'
import { referencePersonOf } from '../src/case-managers/reference-person.ts'
import type { CaseManagerRow, ConfirmMode } from '../src/case-managers/tables.ts'
import type { EquipeTx } from '../src/schema.ts'
import { openScene, person, type Scene } from './scene.ts'

export const picId = '0192f3a0-0000-7000-8000-00000000000d'
const facts = { receptionKind: 'fami-flat' } as const

export type Sent = Awaited<ReturnType<Scene['submit']>>
export type Seats = Awaited<ReturnType<typeof openSeats>>

/** A scene as the tests of case managers' seats speak of it: who sits where, who answers, what everybody carries. */
export async function openSeats() {
  const scene = await openScene()
  const submit = (change: Parameters<Scene['submit']>[0] = {}) =>
    scene.submit({ territory: 'PR', facts, ...change })
  const rowsOf = ({ householdId }: Sent, seat = 'case-manager') =>
    scene.db
      .selectFrom('case_manager')
      .selectAll()
      .where('household_id', '=', householdId)
      .where('seat', '=', seat as 'case-manager')
      .orderBy('case_manager_id')
      .execute()
  const states = async (sent: Sent) => (await rowsOf(sent)).map((row) => row.state)
  const inState = async (sent: Sent, state: CaseManagerRow['state']) => {
    const row = (await rowsOf(sent)).find((one) => one.state === state)
    if (!row) throw new Error(`nobody is ${state}`)
    return row
  }
  const onRow = <Result>(row: CaseManagerRow, work: (tx: EquipeTx, row: CaseManagerRow) => Promise<Result>) =>
    scene.unitOfWork(async (tx) => {
      const locked = await lockCaseManager(tx, row.case_manager_id)
      if (!locked) throw new Error('the row is gone')
      return await work(tx, locked)
    })
  const admit = (
    sent: Sent,
    change: { personId?: string; mode?: ConfirmMode; overrideReason?: string } = {},
  ) =>
    scene.unitOfWork(async (tx) => {
      await tx.lock('equipe.households', sent.householdId)
      const { referralId, referralNumber, householdId, territory, urgency } = sent
      const referral = { referralId, referralNumber, householdId, territory, urgency }
      return await confirmCaseManager(tx, {
        referral,
        picId,
        by: person('pr-coordinator'),
        mode: 'by-table',
        ...change,
      })
    })
  const reference = ({ householdId }: Sent) => scene.unitOfWork((tx) => referencePersonOf(tx, householdId))
  const told = async ({ householdId }: Sent) =>
    (await scene.announced(householdId))
      .map(({ type }) => type)
      .filter((type) => type.startsWith('case-manager'))
  const caseLoads = () =>
    scene.db
      .selectFrom('person_load')
      .selectAll()
      .where('purpose', '=', 'case-manager')
      .where('load', '>', 0)
      .execute()
  async function expectLoadsToAgree() {
    const holds = await scene.db
      .selectFrom('load_hold')
      .selectAll()
      .where('released_at', 'is', null)
      .execute()
    for (const one of await scene.db.selectFrom('person_load').selectAll().execute()) {
      const sum = holds
        .filter((hold) => hold.person_id === one.person_id && hold.purpose === one.purpose)
        .reduce((total, hold) => total + hold.weight, 0)
      expect(one.load).toBe(sum)
    }
  }
  return {
    scene,
    submit,
    rowsOf,
    states,
    inState,
    onRow,
    admit,
    reference,
    told,
    caseLoads,
    expectLoadsToAgree,
  }
}
