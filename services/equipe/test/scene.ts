import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { accessMigrations } from '@intarsi/access'
import type { DataOf, Envelope, referralSubmitted } from '@intarsi/contracts'
import { referralSubmitted as submitted } from '@intarsi/contracts'
import { parseDirectory, stableId } from '@intarsi/directory-file'
import { httpMigrations } from '@intarsi/http'
import { createManualClock, createReferralNumber, createUuidV7 } from '@intarsi/kernel'
import { messagingMigrations, type Subscription, testUnitOfWork } from '@intarsi/messaging'
import { createDatabase, createPool } from '@intarsi/postgres'
import { type TestDatabase, testDatabase } from '@intarsi/testkit'
import { equipeMigrations } from '../migrations/index.ts'
import { importDirectory } from '../src/directory/import-directory.ts'
import { loadReferral } from '../src/referrals/referral.ts'
import { onReferralSubmitted } from '../src/routing/on-referral-submitted.ts'
import type { EquipeSchema, EquipeTx } from '../src/schema.ts'

export type Submitted = DataOf<typeof referralSubmitted>
export type Scene = Awaited<ReturnType<typeof openScene>>

const MIGRATIONS = [messagingMigrations, httpMigrations, accessMigrations, equipeMigrations]
const DIRECTORY = new URL('../../../data/demo/directory.yaml', import.meta.url)
/** A Monday morning without holidays near. */
export const MONDAY = '2026-11-09T08:00:00.000Z'

/** Equipe's database with the ten territories' demo staff, a clock that moves when told, and what arrives by event. */
export async function openScene() {
  const database = await testDatabase(MIGRATIONS, { contents: { name: 'demo-directory', fill: loadStaff } })
  const { db, clock, unitOfWork } = workOn(database.pool)
  const deliver = (subscription: Subscription<EquipeSchema>, data: { householdId: string }) =>
    unitOfWork(async (tx) => {
      await tx.lock('equipe.households', data.householdId)
      await subscription.handle(tx, { data } as unknown as Envelope)
    })
  const submit = async (change: Change = {}) => {
    const data = submission(change)
    await deliver(onReferralSubmitted, data)
    return data
  }
  const referral = (referralId: string) =>
    unitOfWork(async (tx) => {
      const found = await loadReferral(tx, referralId)
      if (!found) throw new Error(`no referral ${referralId}`)
      return found
    })
  const [adult] = submission().facts.members
  if (!adult) throw new Error('the example has no adult')
  return {
    db,
    clock,
    unitOfWork,
    /** Two adults without a minor. */
    adults: [adult, { ...adult, ref: 'm2', relation: 'partner' as const }],
    deliver,
    submit,
    referral,
    announced: announcedIn(db),
    close: database.close,
  }
}

function workOn(pool: TestDatabase['pool']) {
  const db = createDatabase<EquipeSchema>(pool)
  const clock = createManualClock(MONDAY)
  const unitOfWork = testUnitOfWork(db, { service: 'equipe', clock, newId: createUuidV7(clock) })
  return { db, clock, unitOfWork }
}

async function loadStaff(url: string): Promise<void> {
  const pool = createPool({ url, applicationName: 'intarsi-test' })
  const directory = parseDirectory(await readFile(DIRECTORY, 'utf8'))
  await workOn(pool).unitOfWork((tx) => importDirectory(tx, directory))
  await pool.end()
}

export type Change = Omit<Partial<Submitted>, 'facts'> & { facts?: Partial<Submitted['facts']> }

/** The example's submission as a new household and referral, in the territory named, with changed facts. */
export function submission({ facts, ...change }: Change = {}): Submitted {
  const territory = change.territory ?? 'RE'
  return {
    ...submitted.example,
    territory,
    referralId: randomUUID(),
    householdId: randomUUID(),
    referralNumber: createReferralNumber(territory),
    submittedAt: MONDAY,
    fieldsMissing: [],
    ...change,
    facts: { ...submitted.example.facts, socialServiceTerritory: territory, ...facts },
  }
}

/** A person of the demo directory by key. */
export function person(key: string): string {
  return stableId('person', key)
}

export type Announced = { type: string; data: Record<string, unknown> }

function announcedIn(db: ReturnType<typeof createDatabase<EquipeSchema>>) {
  return async (householdId: string): Promise<Announced[]> => {
    const rows = await db
      .selectFrom('outbox')
      .select(['type', 'payload'])
      .where('aggregateid', '=', householdId)
      .orderBy('position')
      .execute()
    return rows.map((row) => ({
      type: row.type.split('.').at(-2) ?? '',
      data: (row.payload as { data: Record<string, unknown> }).data,
    }))
  }
}

/** Rows of the queue for a household, as tests compare them. */
export async function queueOf(tx: EquipeTx, householdId: string) {
  return await tx.trx.selectFrom('queue').selectAll().where('household_id', '=', householdId).execute()
}
