import { createHash } from 'node:crypto'
import { type Territory, territorySchema } from '@intarsi/contracts'
import { type DirectoryFile, stableId } from '@intarsi/directory-file'
import { latestProfile } from '@intarsi/territories'
import { romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import { ensureTables } from '../tables/ensure-tables.ts'
import { importBody } from './import-body.ts'
import { importOffice } from './import-office.ts'
import { importPerson } from './import-person.ts'
import { announceChanged, announcePerson } from './person-changed.ts'

/** How many entries of each list were new or had changed in the file. */
export type Imported = { bodies: number; people: number; offices: number }

/**
 * Brings a directory file in, in one transaction. An entry is taken once: while it does not change in the file it never
 * undoes what people changed here since. Every change is announced. Throws a `ZodError` (from `parseDirectory`) on a bad file.
 */
export async function importDirectory(tx: EquipeTx, file: DirectoryFile): Promise<Imported> {
  const today = romeDay(tx.now)
  const changed = new Set<string>()
  const taken = await listTaken(tx)
  let bodies = 0
  for (const body of file.bodies) {
    const hash = hashOf(body)
    if (taken.get(stableId('body', body.key)) === hash) continue
    if (await importBody(tx, { entry: body, hash, today })) bodies += 1
  }
  for (const person of file.people) {
    const hash = hashOf(person)
    if (taken.get(stableId('person', person.key)) === hash) continue
    const personId = await importPerson(tx, { entry: person, hash, today })
    if (personId) changed.add(personId)
  }
  const entries = new Set(changed)
  const offices = await importOffices(tx, file, changed)
  // One announcement each, with the tables they sit at; in one order, as every lock.
  for (const personId of [...changed].sort()) {
    await tx.lock('equipe.people', personId)
    // Whose entry stayed as it was has no new version yet: without one no service takes the new rights.
    if (entries.has(personId)) await announcePerson(tx, personId)
    else await announceChanged(tx, [personId])
  }
  return { bodies, people: entries.size, offices }
}

/** What each body's and person's entry was when it was taken last: the file is read every hour, and seldom another one. */
async function listTaken({ trx }: EquipeTx): Promise<Map<string, string>> {
  const bodies = await trx.selectFrom('body').select(['body_id as id', 'source_hash as hash']).execute()
  const people = await trx.selectFrom('person').select(['person_id as id', 'source_hash as hash']).execute()
  return new Map([...bodies, ...people].map(({ id, hash }) => [id, hash]))
}

async function importOffices(tx: EquipeTx, file: DirectoryFile, changed: Set<string>): Promise<number> {
  let count = 0
  for (const [code, entry] of Object.entries(file.offices)) {
    const territory = territorySchema.parse(code)
    await ensureTables(tx, territory)
    const hash = hashOfOffice(file, territory, latestProfile(territory).version)
    const touched = await importOffice(tx, { territory, entry, hash })
    if (touched) count += 1
    for (const personId of touched ?? []) changed.add(personId)
  }
  return count
}

/** Who chairs and who sits is read from the profile too: a newer version of it is taken as a change of the file is. */
export function hashOfOffice(file: DirectoryFile, territory: Territory, profileVersion: number): string {
  const people = file.people.filter((person) => territory in person.roles)
  return hashOf([file.offices[territory], people, profileVersion])
}

function hashOf(entry: unknown): string {
  return createHash('sha256').update(JSON.stringify(entry)).digest('hex')
}
