import { id, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers, PageOf } from './caller.ts'

export const CONTACT_KINDS = ['landlord', 'intermediary'] as const

const said = z.string().nullable()
const contact = z.object({
  contactId: id,
  territory: territorySchema,
  kind: z.enum(CONTACT_KINDS),
  name: z.string(),
  organisation: said,
  phone: said,
  email: said,
  remark: said,
  version: z.number(),
})
export type Contact = z.infer<typeof contact>
export type ContactAnswers = Record<
  'kind' | 'name' | 'organisation' | 'phone' | 'email' | 'remark',
  string | null
>

const contactPage = z.object({ items: z.array(contact), next: z.string().nullable() })
/** `municipality`: only who has to do with a place there. */
export type ContactFilters = { kind?: Contact['kind'] | undefined; municipality?: string | undefined }

export function listContacts({ housing }: Callers, filters: ContactFilters & PageOf & { territory: string }) {
  return housing.get('/contacts', contactPage, filters)
}

export function readContact({ housing }: Callers, contactId: string): Promise<Contact> {
  return housing.get(`/contacts/${contactId}`, contact)
}

/** Those of a territory with a text in their name or that of their body; without one, all. A name stands in no address. */
export function searchContacts(
  { housing }: Callers,
  body: PageOf & { territory: string; text?: string | undefined },
) {
  return housing.call('POST', '/contact-searches', contactPage, { body })
}

export async function addContact({ housing }: Callers, territory: string, body: ContactAnswers) {
  await housing.call('POST', '/contacts', contact, { body: { territory, ...body } })
}

type Correction = { version: string; body: ContactAnswers }

export async function changeContact({ housing }: Callers, contactId: string, { version, body }: Correction) {
  await housing.call('PUT', `/contacts/${contactId}`, contact, { body, ifMatch: version })
}

const linked = z.object({ contacts: z.array(contact) })

/** Who owns a place and who found it. */
export async function contactsOfPlace({ housing }: Callers, placeId: string): Promise<Contact[]> {
  return (await housing.get(`/places/${placeId}/contacts`, linked)).contacts
}

export async function linkContacts({ housing }: Callers, placeId: string, contactIds: readonly string[]) {
  await housing.call('PUT', `/places/${placeId}/contacts`, linked, { body: { contactIds } })
}
