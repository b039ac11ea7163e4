import { createHash } from 'node:crypto'
import type { DirectoryFile } from '@intarsi/directory-file'
import { romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import { ensureTables } from '../tables/ensure-tables.ts'
import { importBody } from './import-body.ts'
import { importOffice } from './import-office.ts'
import { importPerson } from './import-person.ts'
import { announcePerson } from './person-changed.ts'

/** How many entries of each list were new or had changed in the file. */
export type Imported = { bodies: number; people: number; offices: number }

/**
 * Brings a directory file in, in one transaction. An entry is taken once: while it does not change in the file it never
 * undoes what people changed here since. Every change is announced. Throws a `ZodError` (from `parseDirectory`) on a bad file.
 */
export async function importDirectory(tx: EquipeTx, file: DirectoryFile): Promise<Imported> {
  const today = romeDay(tx.now)
  const changed = new Set<string>()
  let bodies = 0
  for (const body of file.bodies) {
    if (await importBody(tx, { entry: body, hash: hashOf(body), today })) bodies += 1
  }
  for (const person of file.people) {
    const personId = await importPerson(tx, { entry: person, hash: hashOf(person), today })
    if (personId) changed.add(personId)
  }
  const people = changed.size
  const offices = await importOffices(tx, file, changed)
  // One announcement each, with the tables they sit at; in one order, as every lock.
  for (const personId of [...changed].sort()) {
    await tx.lock('equipe.people', personId)
    await announcePerson(tx, personId)
  }
  return { bodies, people, offices }
}

async function importOffices(tx: EquipeTx, file: DirectoryFile, changed: Set<string>): Promise<number> {
  let count = 0
  for (const [territory, office] of Object.entries(file.offices)) {
    await ensureTables(tx, territory as keyof typeof file.offices)
    const hash = hashOf([office, file.people.filter((person) => territory in person.roles)])
    const touched = await importOffice(tx, {
      territory: territory as keyof typeof file.offices,
      entry: office,
      hash,
    })
    if (touched) count += 1
    for (const personId of touched ?? []) changed.add(personId)
  }
  return count
}

function hashOf(entry: unknown): string {
  return createHash('sha256').update(JSON.stringify(entry)).digest('hex')
}
