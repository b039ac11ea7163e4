import type { Territory } from '@intarsi/contracts'
import { problem } from '@intarsi/http'
import { type Selectable, sql } from 'kysely'
import * as z from 'zod'
import type { PlaceRow } from '../places/places.ts'
import type { HousingDb, HousingTx } from '../schema.ts'
import type { ContactTables } from './tables.ts'

/** A landlord, or somebody who finds places and stands between landlord and household (ALL-08). */
export const contactBody = z.strictObject({
  kind: z.enum(['landlord', 'intermediary']),
  name: z.string().trim().min(1).max(120),
  organisation: z.string().trim().min(1).max(120).nullable().default(null),
  phone: z.string().trim().min(3).max(40).nullable().default(null),
  email: z.email().nullable().default(null),
  remark: z.string().trim().max(500).nullable().default(null),
})
export type ContactBody = z.infer<typeof contactBody>
export type ContactRow = Selectable<ContactTables['contact']>

export async function addContact(
  { trx, now }: HousingTx,
  { contactId, territory, contact }: { contactId: string; territory: Territory; contact: ContactBody },
): Promise<ContactRow> {
  return trx
    .insertInto('contact')
    .values({ contact_id: contactId, territory_id: territory, ...contact, version: 1, changed_at: now })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** One contact; locked when it is to be changed. Throws a 404. */
export async function getContact(
  { trx }: Pick<HousingTx, 'trx'>,
  contactId: string,
  how?: 'for-update',
): Promise<ContactRow> {
  const row = await trx
    .selectFrom('contact')
    .selectAll()
    .where('contact_id', '=', contactId)
    .$if(how === 'for-update', (rows) => rows.forUpdate())
    .executeTakeFirst()
  if (!row) throw problem(404, 'contact-not-found', 'There is no such contact.')
  return row
}

export async function changeContact(
  { trx, now }: HousingTx,
  row: ContactRow,
  contact: ContactBody,
): Promise<ContactRow> {
  return trx
    .updateTable('contact')
    .set({ ...contact, version: row.version + 1, changed_at: now })
    .where('contact_id', '=', row.contact_id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Says who owns a locked place and who found it; contacts of another territory are refused. */
export async function linkContacts({ trx }: HousingTx, place: PlaceRow, contactIds: string[]): Promise<void> {
  const known = await trx
    .selectFrom('contact')
    .select('contact_id')
    .where(sql<boolean>`contact_id = any(${contactIds}::uuid[])`)
    .where('territory_id', '=', place.territory_id)
    .execute()
  const unknown = contactIds.filter((id) => !known.some((row) => row.contact_id === id))
  if (unknown.length > 0)
    throw problem(409, 'contact-unknown', 'Not every contact is one of this territory.', { unknown })
  await trx.deleteFrom('place_contact').where('place_id', '=', place.place_id).execute()
  const rows = known.map(({ contact_id: contactId }) => ({
    place_id: place.place_id,
    contact_id: contactId,
  }))
  if (rows.length > 0) await trx.insertInto('place_contact').values(rows).execute()
}

export async function contactsOf(db: Pick<HousingDb, 'selectFrom'>, placeId: string): Promise<ContactRow[]> {
  return db
    .selectFrom('contact')
    .innerJoin('place_contact', 'place_contact.contact_id', 'contact.contact_id')
    .selectAll('contact')
    .where('place_id', '=', placeId)
    .orderBy('kind')
    .orderBy('name')
    .execute()
}
