import type { Area } from '@intarsi/contracts'
import { problem } from '@intarsi/http'
import type { Pic } from '../presa-in-carico/tables.ts'
import type { CaseworkTx } from '../schema.ts'
import { type Author, addEntry } from '../timeline/add-entry.ts'
import { OTHER, partiesOf } from './kinds.ts'
import type { ArtefactRow } from './tables.ts'

/** The document; a 404 problem when there is none. */
export async function getArtefact({ trx }: CaseworkTx, artefactId: string): Promise<ArtefactRow> {
  const row = await trx
    .selectFrom('artefact')
    .selectAll()
    .where('artefact_id', '=', artefactId)
    .executeTakeFirst()
  if (!row) throw problem(404, 'artefact-not-found', 'There is no such document.')
  return row
}

export type NewArtefact = {
  key: string
  area?: Area | undefined
  language?: string | undefined
  keptWhere?: string | undefined
  expiresOn?: string | undefined
}

/** Begins a document; of a kind that is there already it begins the next version, and the last is replaced. */
export async function addArtefact(
  tx: CaseworkTx,
  pic: Pic,
  artefact: NewArtefact,
  author: Author,
): Promise<ArtefactRow> {
  const { key } = artefact
  if (!partiesOf(pic, key))
    throw problem(409, 'unknown-artefact', 'The territory keeps no document of this kind for a household.')
  const last = key === OTHER ? undefined : await replaceCurrent(tx, pic, key)
  const row = await tx.trx
    .insertInto('artefact')
    .values({
      pic_id: pic.pic_id,
      household_id: pic.household_id,
      territory_id: pic.territory_id,
      key,
      document_version: (last ?? 0) + 1,
      state: 'draft',
      area: artefact.area ?? null,
      language: artefact.language ?? null,
      kept_where: artefact.keptWhere ?? null,
      signed_by: [],
      signed_on: null,
      expires_on: artefact.expiresOn ?? null,
      changed_at: tx.now,
      changed_by: author.personId,
      version: 1,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(tx, pic, row, author)
  return row
}

async function replaceCurrent({ trx, now }: CaseworkTx, pic: Pic, key: string): Promise<number | undefined> {
  const replaced = await trx
    .updateTable('artefact')
    .set((e) => ({ state: 'replaced', changed_at: now, version: e('version', '+', 1) }))
    .where('pic_id', '=', pic.pic_id)
    .where('key', '=', key)
    .where('state', '!=', 'replaced')
    .returning('document_version')
    .executeTakeFirst()
  return replaced?.document_version
}

export type ArtefactChange = Partial<
  Pick<ArtefactRow, 'state' | 'language' | 'kept_where' | 'expires_on' | 'signed_by' | 'signed_on'>
>

export async function changeArtefact(
  tx: CaseworkTx,
  pic: Pic,
  { artefact, change, author }: { artefact: ArtefactRow; change: ArtefactChange; author: Author },
): Promise<ArtefactRow> {
  const row = await tx.trx
    .updateTable('artefact')
    .set((e) => ({
      ...change,
      changed_at: tx.now,
      changed_by: author.bodyId === null ? null : author.personId,
      version: e('version', '+', 1),
    }))
    .where('artefact_id', '=', artefact.artefact_id)
    .returningAll()
    .executeTakeFirstOrThrow()
  if (row.state !== artefact.state) await record(tx, pic, row, author)
  return row
}

async function record(tx: CaseworkTx, pic: Pic, row: ArtefactRow, author: Author): Promise<void> {
  await addEntry(tx, pic, {
    kind: 'artefact',
    author,
    area: row.area,
    subjectId: row.artefact_id,
    data: { key: row.key, state: row.state, documentVersion: row.document_version },
  })
}
