import { fileViewOf } from '@intarsi/access'
import { areaSchema } from '@intarsi/contracts'
import { etag, type HttpApp, ifMatch, problem, problemOf } from '@intarsi/http'
import { romeDay } from '@intarsi/territories'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { CaseworkDeps } from '../deps.ts'
import { createOnPic, language, lockFor, picParams, requireArea } from '../presa-in-carico/on-pic.ts'
import { seenAreas } from '../presa-in-carico/pic-detail.ts'
import { getPic } from '../presa-in-carico/pics.ts'
import { resourceOf } from '../presa-in-carico/resource-of.ts'
import type { Pic } from '../presa-in-carico/tables.ts'
import type { CaseworkTx } from '../schema.ts'
import { authorOf } from '../timeline/add-entry.ts'
import { artefactView, missingArtefacts, viewOfArtefact } from './artefact-view.ts'
import { type ArtefactChange, addArtefact, changeArtefact, getArtefact } from './change-artefact.ts'
import { decideCompletion, decideSignature } from './decide-artefact.ts'
import { partiesOf } from './kinds.ts'
import type { ArtefactRow } from './tables.ts'

const tags = ['documents']
const params = z.object({ artefactId: z.uuid() })
const place = z.string().trim().min(1).max(300)
const newArtefact = z.object({
  key: z.string().max(60).describe('Of the list of documents; `other` for one the territory does not name'),
  area: areaSchema.optional(),
  language: language.optional(),
  keptWhere: place.optional(),
  expiresOn: z.iso.date().optional(),
})
const change = z.object({
  language: language.nullable().optional(),
  keptWhere: place.nullable().optional(),
  expiresOn: z.iso.date().nullable().optional(),
})

export function artefactRoutes(deps: CaseworkDeps, http: HttpApp): void {
  listRoute(deps, http)
  addRoute(deps, http)
  changeRoutes(deps, http)
}

function listRoute(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/presa-in-carico/:picId/artefacts',
    config: { action: 'pic.read' },
    schema: {
      summary: 'Documents of the case: those there are, and those the territory keeps and that are missing',
      tags,
      params: picParams,
      response: { 200: z.object({ items: z.array(artefactView) }) },
    },
    handler: async (request) => {
      const pic = await getPic(deps.db, request.params.picId)
      const resource = await resourceOf(deps.db, pic)
      request.authorize(resource)
      const view = fileViewOf(request.actor, resource)
      if (!view.summary) return { items: [] }
      const rows = await deps.db
        .selectFrom('artefact')
        .selectAll()
        .where('pic_id', '=', pic.pic_id)
        .orderBy('key')
        .orderBy('document_version')
        .execute()
      const seen = seenAreas(view)
      const visible = rows.filter(({ area }) => area === null || seen.includes(area))
      return { items: [...visible.map((row) => viewOfArtefact(pic, row)), ...missingArtefacts(pic, rows)] }
    },
  })
}

function addRoute(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/artefacts',
    config: { action: 'pic.work', idempotent: true },
    schema: {
      summary: 'Begin a document, or the next version of one',
      tags,
      params: picParams,
      body: newArtefact,
      response: { 201: artefactView },
    },
    handler: (request, reply) =>
      createOnPic(deps, request, reply, async (tx, pic, view) => {
        if (request.body.area) requireArea(view, request.body.area)
        const row = await addArtefact(tx, pic, request.body, authorOf(request.actor))
        return viewOfArtefact(pic, row)
      }),
  })
}

function changeRoutes(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'PATCH',
    url: '/artefacts/:artefactId',
    config: { action: 'pic.work' },
    schema: {
      summary: 'Say where a document lies, in which language, until when it holds',
      tags,
      params,
      body: change,
      response: { 200: artefactView },
    },
    handler: (request, reply) =>
      onArtefact(deps, request, reply, async () => {
        const { language: written, keptWhere, expiresOn } = request.body
        return {
          ...(written === undefined ? {} : { language: written }),
          ...(keptWhere === undefined ? {} : { kept_where: keptWhere }),
          ...(expiresOn === undefined ? {} : { expires_on: expiresOn }),
        }
      }),
  })
  http.route({
    method: 'POST',
    url: '/artefacts/:artefactId/completion',
    config: { action: 'pic.work' },
    schema: {
      summary: 'A draft is ready: to be signed, or valid where nobody signs it',
      tags,
      params,
      response: { 200: artefactView },
    },
    handler: (request, reply) =>
      onArtefact(deps, request, reply, async (_tx, pic, artefact) => {
        const decision = decideCompletion({
          state: artefact.state,
          parties: partiesOf(pic, artefact.key) ?? [],
        })
        if (!decision.ok) throw problemOf(decision)
        return { state: decision.facts[0] ?? artefact.state }
      }),
  })
  http.route({
    method: 'POST',
    url: '/artefacts/:artefactId/signatures',
    config: { action: 'pic.work' },
    schema: {
      summary: 'Record a signature; with the last one the document is valid',
      tags,
      params,
      body: z.object({ party: z.string().max(60), signedOn: z.iso.date() }),
      response: { 200: artefactView },
    },
    handler: (request, reply) =>
      onArtefact(deps, request, reply, async (tx, pic, artefact) => {
        const { party, signedOn } = request.body
        if (signedOn > romeDay(tx.now))
          throw problem(400, 'date-to-come', 'A signature is recorded when it was given.')
        const { state, signed_by: signedBy } = artefact
        const decision = decideSignature(
          { state, signedBy, parties: partiesOf(pic, artefact.key) ?? [] },
          party,
        )
        if (!decision.ok) throw problemOf(decision)
        return {
          state: decision.facts[0] ?? state,
          signed_by: [...new Set([...signedBy, party])],
          signed_on: signedOn,
        }
      }),
  })
}

type WithArtefact = FastifyRequest & { params: { artefactId: string } }
type Work = (tx: CaseworkTx, pic: Pic, artefact: ArtefactRow) => Promise<ArtefactChange>

async function onArtefact(deps: CaseworkDeps, request: WithArtefact, reply: FastifyReply, work: Work) {
  const { artefactId } = request.params
  const answer = await deps.unitOfWork(async (tx) => {
    const { pic_id: picId } = await getArtefact(tx, artefactId)
    const { pic, view } = await lockFor(tx, request, picId)
    const artefact = await getArtefact(tx, artefactId)
    if (artefact.area) requireArea(view, artefact.area)
    if (artefact.state === 'replaced')
      throw problem(409, 'artefact-replaced', 'A later version of this document has taken its place.')
    ifMatch(request, artefact.version)
    const changed = await work(tx, pic, artefact)
    return viewOfArtefact(
      pic,
      await changeArtefact(tx, pic, { artefact, change: changed, author: authorOf(request.actor) }),
    )
  }, request.cause)
  etag(reply, answer.version)
  return answer
}
