import { type HttpApp, problem } from '@intarsi/http'
import * as z from 'zod'
import type { EndpointDeps } from './deps.ts'
import { endpointParams, keyringOf } from './endpoint-routes.ts'
import { changeEndpoint, lockEndpoint, refuseOthers } from './endpoints.ts'
import { newSharedKey, newSigningKey, validKeys } from './keyring.ts'
import type { SealedKey } from './tables.ts'

const HOUR_MS = 3_600_000
const LONGEST_OVERLAP_HOURS = 168
/** Each of them signs every delivery, and a header has its limits. */
const MOST_KEYS = 10

/** `POST /endpoints/{id}/keys`: a new key; the old one of its kind signs beside it for a day, or as long as asked. */
export function keyRoutes(http: HttpApp, deps: EndpointDeps): void {
  http.route({
    method: 'POST',
    url: '/endpoints/:endpointId/keys',
    config: { action: 'endpoint.manage' },
    schema: {
      operationId: 'rotateKey',
      summary: 'A new signing key; for 24 hours both sign, then the old one ends',
      tags: ['endpoints'],
      params: endpointParams,
      body: z.object({
        kind: z.enum(['v1', 'v1a']).default('v1'),
        overlapHours: z.number().min(0).max(LONGEST_OVERLAP_HOURS).default(24),
      }),
      response: {
        201: z.object({
          keyId: z.uuid(),
          kind: z.enum(['v1', 'v1a']),
          secret: z.string().nullable().describe('Shown this once; null for v1a, whose secret never leaves'),
          publicKey: z.string().nullable(),
          formerKeysUntil: z.iso.datetime(),
        }),
      },
    },
    handler: async (request, reply) => {
      const { kind, overlapHours } = request.body
      const keyring = keyringOf(deps)
      const made = await deps.unitOfWork(async (tx) => {
        const row = await lockEndpoint(tx, request, request.params.endpointId)
        refuseOthers(request, row)
        const options = { keyring, newId: deps.newId, now: tx.now }
        const { key, shown } =
          kind === 'v1' ? newSharedKey(options) : { key: newSigningKey(options), shown: null }
        const until = new Date(tx.now.getTime() + overlapHours * HOUR_MS).toISOString()
        const keys = validKeys([key, ...row.keys.map((former) => endBy(former, kind, until))], tx.now)
        if (keys.length > MOST_KEYS) throw tooManyKeys()
        await changeEndpoint(tx, row.endpoint_id, { keys: JSON.stringify(keys) })
        return { keyId: key.keyId, kind, secret: shown, publicKey: key.publicKey, formerKeysUntil: until }
      }, request.cause)
      deps.changed()
      return reply.code(201).header('cache-control', 'no-store').send(made)
    },
  })
}

function tooManyKeys() {
  const detail = `At most ${MOST_KEYS} keys sign at once: wait until one ends, or end the former ones now with overlapHours 0.`
  return problem(409, 'too-many-keys', detail)
}

function endBy(key: SealedKey, kind: SealedKey['kind'], until: string): SealedKey {
  if (key.kind !== kind) return key
  return { ...key, expiresAt: key.expiresAt !== null && key.expiresAt < until ? key.expiresAt : until }
}
