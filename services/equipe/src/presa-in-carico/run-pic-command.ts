import { date, id, instant, presaInCaricoClosed, territorySchema } from '@intarsi/contracts'
import { etag, ifMatch, problem } from '@intarsi/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { authorizeOn } from '../referrals/authorize-on.ts'
import { lockReferral, type Referral } from '../referrals/referral.ts'
import { requireVersion } from '../require-version.ts'
import { romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import { findHorizon } from './extend-horizon.ts'
import type { PresaInCaricoRow } from './tables.ts'
import { openCaseTransferOf } from './transfer-case.ts'

export const picParams = z.object({ picId: id })

export const picView = z.object({
  picId: id,
  householdId: id,
  territory: territorySchema,
  openedAt: instant,
  closedAt: instant.nullable(),
  outcome: presaInCaricoClosed.data.shape.outcome.nullable(),
  referencePersonId: id.nullable(),
  continuityService: z.string().nullable(),
  resumedAt: instant.nullable(),
  horizonOn: date.nullable().describe('The day by which the project is to have reached its aims'),
  extendedAt: instant.nullable().describe('When the horizon was extended; it is extended once'),
  continuesPicId: id.nullable().describe('The case of another territory that this one goes on with'),
  transfer: z
    .object({ toTerritory: territorySchema, reason: z.string(), proposedAt: instant })
    .nullable()
    .describe('Proposed, and waiting for the other coordinator'),
  referrals: z.array(z.object({ referralId: id, referralNumber: z.string() })),
  version: z.number().int(),
})

type Asked = { request: FastifyRequest<{ Params: { picId: string } }>; reply: FastifyReply }

export type PicCommandOptions = {
  /** Whether the route's action is allowed here; left out: on the household as it stands. */
  authorize?: (tx: EquipeTx, pic: PresaInCaricoRow, referral: Referral) => Promise<void>
}

/** One command on one case: household locked, right asked, version compared (`If-Match`). */
export async function runPicCommand(
  deps: EquipeDeps,
  { request, reply }: Asked,
  work: (tx: EquipeTx, found: { pic: PresaInCaricoRow; referral: Referral }) => Promise<string>,
  { authorize }: PicCommandOptions = {},
) {
  const view = await deps.unitOfWork(async (tx) => {
    const { referral_id: referralId } = await findPic(tx, request.params.picId)
    const referral = await lockReferral(tx, referralId)
    const pic = await findPic(tx, request.params.picId)
    if (!referral) throw new Error(`PIC ${pic.pic_id} has no referral`)
    if (authorize) await authorize(tx, pic, referral)
    else await authorizeOn(tx, request, referral)
    requireVersion(ifMatch(request), pic.version)
    return await viewOfPic(tx, await findPic(tx, await work(tx, { pic, referral })))
  }, request.cause)
  etag(reply, view.version)
  return view
}

/** The case; a 404 problem when there is none. */
export async function findPic(tx: EquipeTx, picId: string): Promise<PresaInCaricoRow> {
  const pic = await tx.trx
    .selectFrom('presa_in_carico')
    .selectAll()
    .where('pic_id', '=', picId)
    .executeTakeFirst()
  if (!pic) throw problem(404, 'pic-not-found', 'There is no such integrated case.')
  return pic
}

export async function viewOfPic(tx: EquipeTx, pic: PresaInCaricoRow): Promise<z.infer<typeof picView>> {
  const referrals = await tx.trx
    .selectFrom('referral')
    .select(['referral_id as referralId', 'referral_number as referralNumber'])
    .where('pic_id', '=', pic.pic_id)
    .orderBy('submitted_at')
    .execute()
  const horizon = await findHorizon(tx, pic.referral_id)
  return {
    picId: pic.pic_id,
    householdId: pic.household_id,
    territory: pic.territory_id,
    openedAt: pic.opened_at.toISOString(),
    closedAt: pic.closed_at?.toISOString() ?? null,
    outcome: pic.outcome,
    referencePersonId: pic.reference_person_id,
    continuityService: pic.continuity_service,
    resumedAt: pic.resumed_at?.toISOString() ?? null,
    horizonOn: horizon ? romeDay(horizon.due_at) : null,
    extendedAt: pic.extended_at?.toISOString() ?? null,
    continuesPicId: pic.continues_pic_id,
    transfer: await transferOf(tx, pic.pic_id),
    referrals,
    version: pic.version,
  }
}

async function transferOf(tx: EquipeTx, picId: string) {
  const transfer = await openCaseTransferOf(tx, picId)
  if (!transfer) return null
  return {
    toTerritory: transfer.to_territory,
    reason: transfer.reason,
    proposedAt: transfer.proposed_at.toISOString(),
  }
}
