import type { DataOf, DecisionFacts, EventContract, Territory } from '@intarsi/contracts'
import { equipeFormed, presaInCaricoOpened, referralSubmitted } from '@intarsi/contracts'
import { createManualClock, createUuidV7 } from '@intarsi/kernel'
import { testUnitOfWork } from '@intarsi/messaging'
import { createDatabase } from '@intarsi/postgres'
import { testDatabase } from '@intarsi/testkit'
import { casework } from '../src/index.ts'
import { picSubscriptions } from '../src/presa-in-carico/subscriptions.ts'
import type { CaseworkSchema } from '../src/schema.ts'
import { envelopeOf } from './envelope.ts'
import { facts } from './facts.ts'

export type TestCasework = Awaited<ReturnType<typeof startCasework>>
export const NOW = '2026-11-24T09:00:00.000Z'

/** A casework database of its own, with the means to hand it facts and read what it announced. */
export async function startCasework() {
  const clock = createManualClock(NOW)
  const newId = createUuidV7(clock)
  const database = await testDatabase(casework.migrations)
  const db = createDatabase<CaseworkSchema>(database.pool)
  const unitOfWork = testUnitOfWork(db, { service: 'casework', clock, newId })
  let order = 0
  const deliver = async <Contract extends EventContract>(
    contract: Contract,
    data: DataOf<Contract>,
    at: { sequence?: number; time?: string } = {},
  ) => {
    const subscription = picSubscriptions.find((one) => one.contract.type === contract.type)
    if (!subscription) throw new Error(`casework does not listen to ${contract.type}`)
    const { householdId } = data as { householdId: string }
    const sequence = at.sequence ?? ++order
    const envelope = envelopeOf(contract, { data, rootId: householdId, sequence, newId, time: at.time })
    await unitOfWork(async (tx) => {
      await tx.lock('casework.households', householdId)
      await subscription.handle(tx, envelope)
    })
  }
  const announced = async (householdId: string) => {
    const rows = await db
      .selectFrom('outbox')
      .select(['type', 'payload'])
      .where('household_id', '=', householdId)
      .orderBy('position')
      .execute()
    return rows.map(({ type, payload }) => ({
      type: type.replace('it.intarsi.casework.', '').replace('.v1', ''),
      data: payload.data as Record<string, unknown>,
    }))
  }
  return { clock, newId, db, unitOfWork, deliver, announced, close: database.close }
}

/** What every event says of one invented case. */
export function caseOf(newId: () => string, territory: Territory = 'RE') {
  const { referralNumber, urgency } = referralSubmitted.example
  const ref = { referralId: newId(), referralNumber, householdId: newId(), territory, urgency }
  return { ref, picId: newId(), caseManagerId: newId(), legalId: newId(), healthId: newId() }
}
export type TestCase = ReturnType<typeof caseOf>

export { facts }

export const opened = ({ ref, picId, caseManagerId }: TestCase, over: Partial<DecisionFacts> = {}) => ({
  ...presaInCaricoOpened.example,
  ...ref,
  picId,
  caseManagerId,
  facts: facts(over),
})

/** An équipe with a legal operator and a psychologist. */
export const formed = ({ ref, picId, legalId, healthId }: TestCase) => ({
  ...equipeFormed.example,
  ...ref,
  picId,
  seats: [
    seatOf({ role: 'legal-operator', areas: ['legal'], personId: legalId }),
    seatOf({ role: 'psychologist', areas: ['health'], personId: healthId }),
  ],
})

type Seat = DataOf<typeof equipeFormed>['seats'][number]

export function seatOf(over: Pick<Seat, 'role' | 'areas' | 'personId'>): Seat {
  const [example] = equipeFormed.example.seats
  return { ...(example as Seat), state: 'active', vacancyReason: null, ...over }
}

/** A case that is open here, with its équipe. */
export async function openCase(on: TestCasework, territory?: Territory): Promise<TestCase> {
  const one = caseOf(on.newId, territory)
  await on.deliver(presaInCaricoOpened, opened(one))
  await on.deliver(equipeFormed, formed(one))
  return one
}

export async function picOf({ db }: TestCasework, picId: string) {
  return db.selectFrom('presa_in_carico').selectAll().where('pic_id', '=', picId).executeTakeFirstOrThrow()
}
