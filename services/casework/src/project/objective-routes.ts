import { fileViewOf } from '@intarsi/access'
import type { PicPhase } from '@intarsi/contracts'
import { areaSchema } from '@intarsi/contracts'
import { etag, type HttpApp, ifMatch, problem } from '@intarsi/http'
import * as z from 'zod'
import type { CaseworkDeps } from '../deps.ts'
import { createOnPic, lockFor, picParams, requireArea, words } from '../presa-in-carico/on-pic.ts'
import { getPic } from '../presa-in-carico/pics.ts'
import { requireHolder } from '../presa-in-carico/require-holder.ts'
import { resourceOf } from '../presa-in-carico/resource-of.ts'
import { addObjective, changeObjective, getObjective } from './change-objective.ts'
import { objectiveView, viewOfObjective } from './objective-view.ts'
import { objectivesOf } from './objectives.ts'

const tags = ['project']
const params = z.object({ objectiveId: z.uuid() })
const body = z.object({
  area: areaSchema,
  words,
  ownerId: z.uuid().describe('Who answers for it'),
  dueOn: z.iso.date().optional(),
})
const change = z.object({
  words: words.optional(),
  ownerId: z.uuid().optional(),
  dueOn: z.iso.date().nullable().optional(),
  state: z.enum(['open', 'reached', 'dropped']).optional(),
})
/** A signed project is changed by planning anew. */
const DRAWN_UP: readonly PicPhase[] = ['assessment', 'planning']

export function objectiveRoutes(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/presa-in-carico/:picId/objectives',
    config: { action: 'pic.read' },
    schema: {
      summary: 'Objectives of the areas you read in full',
      tags,
      params: picParams,
      response: { 200: z.object({ items: z.array(objectiveView) }) },
    },
    handler: async (request) => {
      const pic = await getPic(deps.db, request.params.picId)
      const resource = await resourceOf(deps.db, pic)
      request.authorize(resource)
      const { areas } = fileViewOf(request.actor, resource)
      const rows = await objectivesOf(deps.db, pic.pic_id)
      return { items: rows.filter(({ area }) => areas.includes(area)).map(viewOfObjective) }
    },
  })
  addRoute(deps, http)
  changeRoute(deps, http)
}

function addRoute(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/objectives',
    config: { action: 'pic.work', idempotent: true },
    schema: {
      summary: 'Set an objective in an area, with who answers for it',
      tags,
      params: picParams,
      body,
      response: { 201: objectiveView },
    },
    handler: (request, reply) =>
      createOnPic(deps, request, reply, async (tx, pic, view) => {
        requireArea(view, request.body.area)
        refuseSigned(pic.phase)
        await requireHolder(tx, pic, request.body.ownerId)
        return viewOfObjective(await addObjective(tx, pic, { ...request.body, actor: request.actor }))
      }),
  })
}

function changeRoute(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'PATCH',
    url: '/objectives/:objectiveId',
    config: { action: 'pic.work' },
    schema: {
      summary: 'Change an objective while the project is drawn up; say later that it is reached or dropped',
      tags,
      params,
      body: change,
      response: { 200: objectiveView },
    },
    handler: async (request, reply) => {
      const { objectiveId } = request.params
      const row = await deps.unitOfWork(async (tx) => {
        const { pic_id: picId } = await getObjective(tx, objectiveId)
        const { pic, view } = await lockFor(tx, request, picId)
        const objective = await getObjective(tx, objectiveId)
        requireArea(view, objective.area)
        ifMatch(request, objective.version)
        const { state, ...rest } = request.body
        if (Object.keys(rest).length > 0) refuseSigned(pic.phase)
        if (rest.ownerId) await requireHolder(tx, pic, rest.ownerId)
        return changeObjective(tx, pic, { objective, change: request.body, actor: request.actor })
      }, request.cause)
      etag(reply, row.version)
      return viewOfObjective(row)
    },
  })
}

function refuseSigned(phase: PicPhase): void {
  if (DRAWN_UP.includes(phase)) return
  throw problem(409, 'project-not-drawn-up', `The case is ${phase}: plan anew to change its objectives.`, {
    phase,
  })
}
