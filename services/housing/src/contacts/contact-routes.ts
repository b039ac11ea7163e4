import { recordRead } from '@intarsi/access'
import { municipalityCode, type Territory, territorySchema } from '@intarsi/contracts'
import { cutPage, decodeCursor, etag, type HttpApp, ifMatch, pageOf, pageQuery } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { placeParams } from '../places/place-routes.ts'
import { lockPlace } from '../places/places.ts'
import type { HousingDb } from '../schema.ts'
import { listQuery, territoriesToList } from '../territory-filter.ts'
import {
  addContact,
  type ContactRow,
  changeContact,
  contactBody,
  contactsOf,
  getContact,
  linkContacts,
} from './contacts.ts'

const tags = ['contacts']
const config = { action: 'place.manage' } as const
const contactView = contactBody.extend({
  contactId: z.uuid(),
  territory: territorySchema,
  version: z.number().int(),
})
const linked = z.object({ contacts: z.array(contactView) })

export function contactRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/contacts',
    config,
    schema: {
      summary: 'Add a landlord or an intermediary',
      tags,
      body: contactBody.extend({ territory: territorySchema }),
      response: { 201: contactView },
    },
    handler: async (request, reply) => {
      const { territory, ...contact } = request.body
      request.authorize({ territory })
      const row = await deps.unitOfWork(
        (tx) => addContact(tx, { contactId: deps.newId(), territory, contact }),
        request.cause,
      )
      etag(reply, row.version)
      return reply.code(201).send(viewOf(row))
    },
  })
  http.route({
    method: 'PUT',
    url: '/contacts/:contactId',
    config,
    schema: {
      summary: 'Correct a contact',
      tags,
      params: z.object({ contactId: z.uuid() }),
      body: contactBody,
      response: { 200: contactView },
    },
    handler: async (request, reply) => {
      const row = await deps.unitOfWork(async (tx) => {
        const known = await getContact(tx, request.params.contactId, 'for-update')
        request.authorize({ territory: known.territory_id })
        ifMatch(request, known.version)
        return changeContact(tx, known, request.body)
      }, request.cause)
      etag(reply, row.version)
      return viewOf(row)
    },
  })
  showRoute(deps, http)
  listRoute(deps, http)
  searchRoute(deps, http)
  placeRoutes(deps, http)
}

function showRoute(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/contacts/:contactId',
    config,
    schema: {
      summary: 'One landlord or intermediary',
      tags,
      params: z.object({ contactId: z.uuid() }),
      response: { 200: contactView },
    },
    handler: async (request, reply) => {
      const { contactId } = request.params
      const row = await deps.unitOfWork((tx) => getContact(tx, contactId), request.cause)
      request.authorize({ territory: row.territory_id })
      await recordReading(deps, request, { territory: row.territory_id, subjectId: contactId })
      etag(reply, row.version)
      return viewOf(row)
    },
  })
}

const query = listQuery.extend({
  kind: contactBody.shape.kind.optional(),
  municipality: municipalityCode.optional().describe('ISTAT code: only who has to do with a place there'),
})

function listRoute(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/contacts',
    config,
    schema: {
      summary: 'Landlords and intermediaries',
      tags,
      querystring: query,
      response: { 200: pageOf(contactView) },
    },
    handler: async (request) => {
      const territories = territoriesToList(request, request.query.territory)
      const page = await listContacts(deps.db, { ...request.query, territories })
      await recordReading(deps, request, { territory: null, subjectId: String(page.items.length) })
      return { ...page, items: page.items.map(viewOf) }
    },
  })
}

/** By POST: the name of a person stands in no address. */
function searchRoute(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/contact-searches',
    config,
    schema: {
      summary:
        'Landlords and intermediaries of a territory whose name, or that of their body, has a text in it',
      tags,
      body: z.object({
        ...pageQuery,
        territory: territorySchema,
        text: z.string().trim().min(1).max(120).optional().describe('Left out: all of them'),
      }),
      response: { 200: pageOf(contactView) },
    },
    handler: async (request) => {
      const { territory, ...asked } = request.body
      request.authorize({ territory })
      const page = await listContacts(deps.db, { ...asked, territories: [territory] })
      await recordReading(deps, request, { territory, subjectId: String(page.items.length) })
      return { ...page, items: page.items.map(viewOf) }
    },
  })
}

function placeRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/places/:placeId/contacts',
    config,
    schema: {
      summary: 'Who owns a place and who found it',
      tags,
      params: placeParams,
      response: { 200: linked },
    },
    handler: async (request) => {
      const { placeId } = request.params
      const place = await deps.unitOfWork((tx) => lockPlace(tx, placeId), request.cause)
      request.authorize({ territory: place.territory_id })
      await recordReading(deps, request, { territory: place.territory_id, subjectId: placeId })
      return { contacts: (await contactsOf(deps.db, placeId)).map(viewOf) }
    },
  })
  http.route({
    method: 'PUT',
    url: '/places/:placeId/contacts',
    config,
    schema: {
      summary: 'Say who owns a place and who found it',
      tags,
      params: placeParams,
      body: z.object({ contactIds: z.array(z.uuid()).max(20) }),
      response: { 200: linked },
    },
    handler: async (request) => {
      const { placeId } = request.params
      await deps.unitOfWork(async (tx) => {
        const place = await lockPlace(tx, placeId)
        request.authorize({ territory: place.territory_id })
        await linkContacts(tx, place, [...new Set(request.body.contactIds)])
      }, request.cause)
      return { contacts: (await contactsOf(deps.db, placeId)).map(viewOf) }
    },
  })
}

/** Contacts are identity: no row, no answer. */
async function recordReading(
  { db, clock }: HousingDeps,
  request: FastifyRequest,
  read: { territory: Territory | null; subjectId: string },
): Promise<void> {
  await recordRead(db, {
    actor: request.actor,
    action: 'place.manage',
    subjectKind: 'contact',
    at: clock.now(),
    correlationId: request.cause.correlationId,
    ...read,
  })
}

const cursorKeys = z.tuple([z.uuid()])

type Filter = Omit<z.infer<typeof query>, 'territory'> & { territories: string[]; text?: string | undefined }

async function listContacts(db: HousingDb, { territories, kind, municipality, text, cursor, limit }: Filter) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys)
  const rows = await db
    .selectFrom('contact')
    .selectAll()
    .where(sql<boolean>`territory_id = any(${territories}::text[])`)
    .$if(kind !== undefined, (select) => select.where('kind', '=', kind ?? 'landlord'))
    .$if(municipality !== undefined, (select) =>
      select.where(sql<boolean>`contact_id in (
        select contact_id from place_contact join place using (place_id) where municipality = ${municipality})`),
    )
    .$if(text !== undefined, (select) =>
      select.where(sql<boolean>`strpos(lower(concat_ws(' ', name, organisation)), lower(${text})) > 0`),
    )
    .$if(after !== undefined, (select) => select.where('contact_id', '>', after?.[0] ?? ''))
    .orderBy('contact_id')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, (row) => [row.contact_id])
}

function viewOf(row: ContactRow): z.infer<typeof contactView> {
  return {
    contactId: row.contact_id,
    territory: row.territory_id,
    kind: row.kind,
    name: row.name,
    organisation: row.organisation,
    phone: row.phone,
    email: row.email,
    remark: row.remark,
    version: row.version,
  }
}
