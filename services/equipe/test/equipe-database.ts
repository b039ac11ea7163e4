import { accessMigrations } from '@intarsi/access'
import { httpMigrations } from '@intarsi/http'
import { createManualClock, createUuidV7, type NewId } from '@intarsi/kernel'
import { messagingMigrations, testUnitOfWork } from '@intarsi/messaging'
import { createDatabase } from '@intarsi/postgres'
import { testDatabase } from '@intarsi/testkit'
import type { Kysely } from 'kysely'
import { equipeMigrations } from '../migrations/index.ts'
import type { EquipeSchema, EquipeUnitOfWork } from '../src/schema.ts'

export type EquipeDatabase = {
  db: Kysely<EquipeSchema>
  unitOfWork: EquipeUnitOfWork
  clock: ReturnType<typeof createManualClock>
  newId: NewId
  /** What was announced so far, the newest last: type without prefix, and data. */
  announced: (type?: string) => Promise<{ type: string; key: string; data: Record<string, unknown> }[]>
  close: () => Promise<void>
}

/** Equipe's own database, empty, with a clock that stands at a Monday morning. */
export async function equipeDatabase(at = '2026-11-23T08:00:00.000Z'): Promise<EquipeDatabase> {
  const database = await testDatabase([
    messagingMigrations,
    httpMigrations,
    accessMigrations,
    equipeMigrations,
  ])
  const db = createDatabase<EquipeSchema>(database.pool)
  const clock = createManualClock(at)
  const newId = createUuidV7({ now: () => new Date() })
  const announced = async (type?: string) => {
    const rows = await db
      .selectFrom('outbox')
      .select(['type', 'key', 'payload'])
      .orderBy('position')
      .execute()
    return rows
      .map((row) => ({ type: shortType(row.type), key: row.key, data: dataOf(row.payload) }))
      .filter((event) => type === undefined || event.type === type)
  }
  return {
    db,
    unitOfWork: testUnitOfWork(db, { service: 'equipe', clock, newId }),
    clock,
    newId,
    announced,
    close: database.close,
  }
}

const shortType = (type: string) => type.replace('it.intarsi.equipe.', '').replace('.v1', '')

function dataOf(payload: unknown): Record<string, unknown> {
  return (payload as { data: Record<string, unknown> }).data
}
