import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { busMigrations } from '@intarsi/messaging'
import type { MigrationSet } from '@intarsi/postgres'

/** A database of intarsi: a service's own, or the log between them. */
export type StoreDatabase = { service: string; database: string; sets: readonly MigrationSet[] }

type ServiceList = { SERVICES: readonly { name: string; migrations: readonly MigrationSet[] }[] }

/**
 * Every database with its migrations. The list of services is read when a command needs it, from the all-in-one,
 * which alone knows them all: a package does not depend on a service.
 */
export async function storeDatabases(clone: string): Promise<StoreDatabase[]> {
  const file = join(clone, 'services', 'all-in-one', 'src', 'services.ts')
  const { SERVICES } = (await import(pathToFileURL(file).href)) as ServiceList
  const modules = SERVICES.map(({ name, migrations }) => ({ service: name, sets: migrations }))
  return [...modules, { service: 'bus', sets: [busMigrations] }].map((each) => ({
    ...each,
    database: `intarsi_${each.service}`,
  }))
}
