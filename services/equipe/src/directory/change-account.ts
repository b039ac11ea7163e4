import { id } from '@intarsi/contracts'
import { etag, type HttpApp, ifMatch } from '@intarsi/http'
import * as z from 'zod'
import { authorizeInAny } from '../authorize-in-any.ts'
import { standInForGone } from '../case-managers/stand-in-for-gone.ts'
import type { EquipeDeps } from '../deps.ts'
import { requireVersion } from '../require-version.ts'
import type { EquipeTx } from '../schema.ts'
import { getPerson, territoriesOfPerson } from './find-person.ts'
import { announcePerson } from './person-changed.ts'

const params = z.object({ personId: id })
const account = z.object({ personId: id, active: z.boolean(), version: z.number().int() })
const tags = ['directory']

export function disableAccountRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/people/:personId/disable',
    config: { action: 'directory.manage' },
    schema: {
      summary: 'Disable an account: nothing new is given to it, and its households get an interim at once',
      tags,
      params,
      body: z.object({ reason: z.enum(['contract-ended', 'role-change', 'lost-device', 'other']) }),
      response: { 200: account },
    },
    handler: async (request, reply) => {
      const { personId } = request.params
      authorizeInAny(request, await territoriesOfPerson(deps.db, personId))
      const changed = await deps.unitOfWork(
        (tx) =>
          setActive(tx, { personId, active: false, reason: request.body.reason, version: ifMatch(request) }),
        request.cause,
      )
      await standInForGone(deps, personId)
      etag(reply, changed.version)
      return changed
    },
  })
}

export function enableAccountRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/people/:personId/enable',
    config: { action: 'directory.manage' },
    schema: { summary: 'Enable an account again', tags, params, response: { 200: account } },
    handler: async (request, reply) => {
      const { personId } = request.params
      authorizeInAny(request, await territoriesOfPerson(deps.db, personId))
      const changed = await deps.unitOfWork(
        (tx) => setActive(tx, { personId, active: true, reason: null, version: ifMatch(request) }),
        request.cause,
      )
      etag(reply, changed.version)
      return changed
    },
  })
}

type Change = { personId: string; active: boolean; reason: string | null; version: number }

/** Said twice, it changes nothing and tells nobody. */
async function setActive(tx: EquipeTx, { personId, active, reason, version }: Change) {
  await tx.lock('equipe.people', personId)
  const person = await getPerson(tx.trx, personId)
  if (person.active === active) return { personId, active, version: person.version }
  requireVersion(version, person.version)
  await tx.trx
    .updateTable('person')
    .set({ active, active_since: tx.now, disabled_reason: reason, version: person.version + 1 })
    .where('person_id', '=', personId)
    .execute()
  await announcePerson(tx, personId)
  return { personId, active, version: person.version + 1 }
}
