import { recordRead } from '@intarsi/access'
import { cutPage, type HttpApp, pageQuery } from '@intarsi/http'
import type { UnitOfWork } from '@intarsi/messaging'
import * as z from 'zod'
import { listCases, readCase } from '../cases/case-routes.ts'
import { viewOfCase } from '../cases/case-view.ts'
import type { CaseRow, NotificationsSchema } from '../schema.ts'
import { bundleOf, type FhirCase, serviceRequestOf, taskOf, taskStatusOf } from './fhir-resources.ts'

export const FHIR_JSON = 'application/fhir+json'
const FHIR = {
  description: 'A FHIR R4 resource',
  content: { [FHIR_JSON]: { schema: z.looseObject({ resourceType: z.string() }) } },
}

type Deps = { unitOfWork: UnitOfWork<NotificationsSchema>; apiUrl: string }

/** Closed-loop referral for readers of FHIR R4: a ServiceRequest and a Task for each case, with the reader's own rights. */
export function fhirRoutes(http: HttpApp, deps: Deps): void {
  metadataRoute(http, deps)
  for (const type of ['Task', 'ServiceRequest'] as const) {
    readRoute(http, deps, type)
    searchRoute(http, deps, type)
  }
}

type Resource = { resourceType: string; id: string }

const MAKE: Record<'Task' | 'ServiceRequest', (found: FhirCase) => Resource> = {
  Task: taskOf,
  ServiceRequest: serviceRequestOf,
}
type ResourceType = keyof typeof MAKE

export function fhirCaseOf(row: CaseRow): FhirCase {
  const view = viewOfCase(row)
  const manager = view.caseManagers.find(({ role, state }) => role === 'case-manager' && state !== 'proposed')
  return {
    ...view,
    picEnded: view.presaInCarico !== null && view.presaInCarico.state !== 'open',
    caseManagerId: manager?.personId ?? null,
  }
}

function metadataRoute(http: HttpApp, { apiUrl }: Deps): void {
  http.route({
    method: 'GET',
    url: '/fhir/metadata',
    config: { action: 'public' },
    schema: {
      operationId: 'showCapabilities',
      summary: 'What of FHIR R4 is answered here',
      tags: ['fhir'],
      response: { 200: FHIR },
    },
    handler: async (_request, reply) =>
      reply
        .type(FHIR_JSON)
        .serializer(JSON.stringify)
        .send({
          resourceType: 'CapabilityStatement',
          status: 'active',
          date: '2026-11-26',
          kind: 'instance',
          implementation: { description: 'intarsi', url: `${apiUrl}/fhir` },
          fhirVersion: '4.0.1',
          format: ['json'],
          rest: [{ mode: 'server', resource: ['Task', 'ServiceRequest'].map(capabilityOf) }],
        } as never),
  })
}

function capabilityOf(type: string) {
  return {
    type,
    interaction: [{ code: 'read' }, { code: 'search-type' }],
    searchParam: [
      { name: '_lastUpdated', type: 'date' },
      ...(type === 'Task' ? [{ name: 'status', type: 'token' }] : []),
    ],
  }
}

function readRoute(http: HttpApp, { unitOfWork }: Deps, type: ResourceType): void {
  http.route({
    method: 'GET',
    url: `/fhir/${type}/:referralId`,
    config: { action: 'referral.read-state' },
    schema: {
      operationId: `read${type}`,
      summary: `The ${type} of a referral`,
      tags: ['fhir'],
      params: z.object({ referralId: z.uuid() }),
      response: { 200: FHIR },
    },
    handler: async (request, reply) => {
      const row = await unitOfWork((tx) => readCase(tx, request, request.params.referralId), request.cause)
      return reply
        .type(FHIR_JSON)
        .serializer(JSON.stringify)
        .send(MAKE[type](fhirCaseOf(row)) as never)
    },
  })
}

const FROM_WHEN = 'Say from when: ge and an instant in UTC.'

const searchQuery = z.object({
  _lastUpdated: z
    .string()
    .regex(/^ge\d{4}-\d{2}-\d{2}T[\d:.]+Z$/, FROM_WHEN)
    .refine((text) => z.iso.datetime().safeParse(text.slice(2)).success, FROM_WHEN)
    .optional(),
  _count: z.coerce.number().int().min(1).max(100).default(50),
  status: z.string().max(200).optional().describe('States of a Task, joined by commas'),
  cursor: pageQuery.cursor,
})

function searchRoute(http: HttpApp, { unitOfWork, apiUrl }: Deps, type: ResourceType): void {
  const base = `${apiUrl.replace(/\/$/, '')}/fhir`
  http.route({
    method: 'GET',
    url: `/fhir/${type}`,
    config: { action: 'referral.read-state' },
    schema: {
      operationId: `search${type}`,
      summary: `The ${type}s of your territories, the longest unchanged first`,
      tags: ['fhir'],
      querystring: searchQuery,
      response: { 200: FHIR },
    },
    handler: async (request, reply) => {
      const { _count: limit, _lastUpdated: from, status, cursor } = request.query
      const territories = request.territories()
      const page = await unitOfWork(async (tx) => {
        const query = { limit, cursor, updatedSince: from?.slice(2) }
        const found = cutPage(await listCases(tx, territories, query), limit, (row) => [
          row.updated_at.toISOString(),
          row.referral_id,
        ])
        await recordRead(tx.trx, {
          actor: request.actor,
          action: 'referral.read-state',
          territory: null,
          subjectKind: 'cases',
          subjectId: String(found.items.length),
          at: tx.now,
          correlationId: tx.cause.correlationId,
        })
        return found
      }, request.cause)
      const wanted = status?.split(',')
      const cases = page.items
        .map(fhirCaseOf)
        .filter((found) => !wanted || wanted.includes(taskStatusOf(found)))
      const next = new URLSearchParams(request.url.split('?')[1])
      if (page.next) next.set('cursor', page.next)
      const bundle = bundleOf(cases.map(MAKE[type]), base, page.next ? `${base}/${type}?${next}` : null)
      return reply
        .type(FHIR_JSON)
        .serializer(JSON.stringify)
        .send(bundle as never)
    },
  })
}
