import type { Actor } from '@intarsi/access'
import { createManualClock, createUuidV7 } from '@intarsi/kernel'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import * as z from 'zod'
import { createHttp, type HttpApp, type HttpDeps } from '../src/index.ts'

export const clock = createManualClock('2026-11-23T08:00:00.000Z')

export const coordinator: Actor = {
  personId: '01966000-0000-7000-8000-000000000001',
  subject: 'demo|re-coordinator',
  bodyId: '01966000-0000-7000-8000-0000000000b0',
  sportelloIds: [],
  active: true,
  agreementValidUntil: '2027-12-31',
  roles: [{ role: 'coordinator', territory: 'RE', tableId: null, healthRole: false }],
  since: '2026-01-01T00:00:00.000Z',
}

/** An app in which a coordinator of RE asks, closed when the test ends. */
export async function testApp(
  routes: (http: HttpApp) => void,
  change: Partial<HttpDeps> = {},
): Promise<HttpApp> {
  const http = await createHttp({
    service: 'intake',
    clock,
    newId: createUuidV7(clock),
    logger: pino({ level: 'silent' }),
    authenticate: async () => ({ ok: true, actor: coordinator, lagSeconds: 0 }),
    ...change,
  })
  onTestFinished(() => http.close())
  routes(http)
  return http
}

export function takesPlaces(http: HttpApp) {
  http.route({
    method: 'POST',
    url: '/places/:id',
    config: { action: 'place.manage' },
    schema: {
      summary: 'Adds a place',
      params: z.object({ id: z.uuid() }),
      querystring: z.object({ dry: z.stringbool().optional() }),
      body: z.object({
        rooms: z.int().min(1),
        notes: z.string().optional(),
        beds: z.array(z.object({ kind: z.enum(['single', 'double']) })).optional(),
      }),
    },
    handler: async (request) => {
      request.authorize({ territory: 'RE' })
      return { rooms: request.body.rooms }
    },
  })
}

export const PLACE = '/places/01966000-0000-7000-8000-000000000009'
