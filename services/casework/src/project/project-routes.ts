import { type HttpApp, problem, problemOf } from '@intarsi/http'
import { romeDay } from '@intarsi/territories'
import * as z from 'zod'
import { levelsOf } from '../assessment/levels-of.ts'
import type { CaseworkDeps } from '../deps.ts'
import { stepPhase } from '../presa-in-carico/move-phase.ts'
import { language, onPic, picParams, words } from '../presa-in-carico/on-pic.ts'
import { picDetail } from '../presa-in-carico/pic-detail.ts'
import type { Pic } from '../presa-in-carico/tables.ts'
import type { CaseworkTx } from '../schema.ts'
import { authorOf } from '../timeline/add-entry.ts'
import { decideSharing } from './decide-sharing.ts'
import { changeProject, currentProject } from './draft-project.ts'
import { objectivesOf } from './objectives.ts'
import { signProject } from './sign-project.ts'
import type { ProjectRow } from './tables.ts'

const tags = ['project']
const past = z.iso.date().describe('The day it happened')
const sharing = z.object({ sharedOn: past, language, withMediator: z.boolean() })
const signature = z.object({
  party: z.string().max(60).describe('As the project’s signatures name it'),
  signedOn: past,
  personId: z.uuid().optional().describe('Who signed, where it is somebody of the directory'),
})

export function projectRoutes(deps: CaseworkDeps, http: HttpApp): void {
  sharingRoutes(deps, http)
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/project/signatures',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'Record a signature; with the last one the project begins',
      tags,
      params: picParams,
      body: signature,
      response: { 200: picDetail },
    },
    handler: (request, reply) =>
      onPic(deps, request, reply, async (tx, pic) => {
        notToCome(tx, request.body.signedOn)
        await signProject(tx, pic, {
          ...request.body,
          project: await getProject(tx, pic),
          author: authorOf(request.actor),
        })
      }),
  })
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/project/refusal',
    config: { action: 'pic.manage' },
    schema: {
      summary:
        'The household does not want the project: the case goes into its closing, with a plan for who stays near',
      tags,
      params: picParams,
      body: z.object({ reason: words }),
      response: { 200: picDetail },
    },
    handler: (request, reply) =>
      onPic(deps, request, reply, async (tx, pic) => {
        const project = await getProject(tx, pic)
        await stepPhase(tx, pic, {
          command: 'decline-project',
          author: authorOf(request.actor),
          set: { closing_reason: 'project-declined', closing_note: request.body.reason },
        })
        await changeProject(tx, project, { state: 'declined', decline_reason: request.body.reason })
      }),
  })
}

function sharingRoutes(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/project/sharing',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'The project was shared with the household in an interview (RE-21): it is to be signed',
      tags,
      params: picParams,
      body: sharing,
      response: { 200: picDetail },
    },
    handler: (request, reply) =>
      onPic(deps, request, reply, async (tx, pic) => {
        const { sharedOn, language: spoken, withMediator } = request.body
        notToCome(tx, sharedOn)
        await stepPhase(tx, pic, { command: 'share-project', author: authorOf(request.actor) })
        const project = await getProject(tx, pic)
        const plan = {
          levels: await levelsOf(tx.trx, pic.pic_id),
          objectives: await objectivesOf(tx.trx, pic.pic_id),
        }
        const decision = decideSharing(plan)
        if (!decision.ok) throw problemOf(decision)
        await changeProject(tx, project, {
          state: 'shared',
          shared_on: sharedOn,
          shared_language: spoken,
          shared_with_mediator: withMediator,
        })
      }),
  })
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/project/rework',
    config: { action: 'pic.manage' },
    schema: {
      summary:
        'Take a project that is not signed back to the drawing board: the household asks for something else',
      tags,
      params: picParams,
      response: { 200: picDetail },
    },
    handler: (request, reply) =>
      onPic(deps, request, reply, async (tx, pic) => {
        await stepPhase(tx, pic, { command: 'rework-project', author: authorOf(request.actor) })
        const project = await getProject(tx, pic)
        await tx.trx
          .deleteFrom('project_signature')
          .where('pic_id', '=', pic.pic_id)
          .where('project_version', '=', project.project_version)
          .execute()
        await changeProject(tx, project, { state: 'draft', shared_on: null, shared_language: null })
      }),
  })
}

async function getProject(tx: CaseworkTx, pic: Pic): Promise<ProjectRow> {
  const project = await currentProject(tx, pic.pic_id)
  if (!project) throw problem(409, 'no-project', `The case is ${pic.phase}: it has no project yet.`)
  return project
}

function notToCome({ now }: CaseworkTx, day: string): void {
  if (day > romeDay(now)) throw problem(400, 'date-to-come', 'It is recorded when it has happened.')
}
