import { type FileResource, type FileView, fileViewOf } from '@intarsi/access'
import type { Area } from '@intarsi/contracts'
import { etag, ifMatch, problem, withIdempotency } from '@intarsi/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { CaseworkDeps } from '../deps.ts'
import type { CaseworkTx } from '../schema.ts'
import { authorizeOnPic } from './authorize-on-pic.ts'
import { ENDED } from './phases.ts'
import { type PicDetail, type Reading, showPic } from './pic-detail.ts'
import { getPic, lockPic } from './pics.ts'
import { resourceOf } from './resource-of.ts'
import type { Pic } from './tables.ts'

export const picParams = z.object({ picId: z.uuid() })
/** What people write: it stays in casework's own tables. */
export const words = z.string().trim().min(1).max(2000)
export const language = z.string().regex(/^[a-z]{3}$/, 'a language as ISO 639-3')

type WithPic = FastifyRequest & { params: { picId: string } }
type Work = (tx: CaseworkTx, pic: Pic, view: FileView) => Promise<unknown>

/**
 * A command on the case itself: locks its household, asks for the right, compares the version it was made for, and
 * answers the case as it is then. 404, 403, 412 and 428 problems; 409 when it has ended, or somebody else follows it.
 */
export async function onPic(
  deps: CaseworkDeps,
  request: WithPic,
  reply: FastifyReply,
  work: Work,
): Promise<PicDetail> {
  await deps.unitOfWork(async (tx) => {
    const { pic, view } = await lockFor(tx, request)
    ifMatch(request, pic.version)
    await work(tx, pic, view)
  }, request.cause)
  return sendPic(deps, request, reply)
}

/**
 * Creates something in a case, once per `Idempotency-Key`: 201 with what the work answers. The right is asked before
 * the key is looked up, so that a repeat is answered to who may read the first answer only.
 */
export async function createOnPic<Body extends { version: number }>(
  deps: CaseworkDeps,
  request: WithPic,
  reply: FastifyReply,
  work: (tx: CaseworkTx, pic: Pic, view: FileView) => Promise<Body>,
) {
  await authorizeOnPic(deps.db, request, await getPic(deps.db, request.params.picId))
  const { status, body } = await deps.unitOfWork(
    (tx) =>
      withIdempotency(request, tx, async () => {
        const { pic, view } = await lockFor(tx, request)
        return { status: 201 as const, body: await work(tx, pic, view) }
      }),
    request.cause,
  )
  etag(reply, body.version)
  return reply.code(status).send(body)
}

/** Locks the case for a command of the route's action, and says how much of it the actor sees. */
export async function lockFor(
  tx: CaseworkTx,
  request: FastifyRequest,
  picId = (request as WithPic).params.picId,
): Promise<{ pic: Pic; view: FileView }> {
  const pic = await lockPic(tx, picId)
  const resource = await authorizeOnPic(tx.trx, request, pic)
  if (ENDED.has(pic.phase)) throw problem(409, 'pic-ended', `The case is ${pic.phase}.`, { phase: pic.phase })
  return { pic, view: fileViewOf(request.actor, resource) }
}

/** The case as it is now, with its tag. */
export async function sendPic(deps: CaseworkDeps, request: WithPic, reply: FastifyReply): Promise<PicDetail> {
  const pic = await getPic(deps.db, request.params.picId)
  const resource = await resourceOf(deps.db, pic)
  request.authorize(resource)
  etag(reply, pic.version)
  return showPic(deps, pic, readingOf(request, resource))
}

export function readingOf(request: FastifyRequest, resource: FileResource): Reading {
  return {
    view: fileViewOf(request.actor, resource),
    mayManage: request.may('pic.manage', resource).allow,
  }
}

/** An équipe member works in the areas of the own seat; a 403 problem elsewhere. */
export function requireArea({ areas }: FileView, area: Area): void {
  if (areas.includes(area)) return
  throw problem(403, 'other-area', `You do not work in the area ${area} of this case.`, { area })
}
