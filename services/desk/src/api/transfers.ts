import { id, instant, territorySchema, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const transfer = z.object({
  kind: z.enum(['referral', 'case']),
  referralId: id,
  referralNumber: z.string(),
  picId: id.nullable(),
  territory: territorySchema,
  urgency,
  reason: z.string(),
  proposedBy: id,
  proposedAt: instant,
  version: z.number(),
})
/** A household that another territory proposes to hand over; its file is read after it is accepted. */
export type Transfer = z.infer<typeof transfer>

export async function listTransfers({ equipe }: Callers, territory: string): Promise<Transfer[]> {
  const answer = z.object({ items: z.array(transfer) })
  return (await equipe.get(`/territories/${territory}/transfers`, answer)).items
}

const dispute = z.object({
  referralId: id,
  referralNumber: z.string(),
  territory: territorySchema,
  disputedWith: territorySchema,
  urgency,
  submittedAt: instant,
})
/** A referral whose residence and home lie in two territories; `territory` reads it, and confirms or hands it over. */
export type Dispute = z.infer<typeof dispute>

export async function listDisputes({ equipe }: Callers, territory: string): Promise<Dispute[]> {
  const answer = z.object({ items: z.array(dispute) })
  return (await equipe.get(`/territories/${territory}/competence-disputes`, answer)).items
}

type TransferAnswer = { path: string; version: string; accept: boolean }

/** `path`: the referral or the case it is about. */
export async function answerTransfer({ equipe }: Callers, { path, version, accept }: TransferAnswer) {
  const options = { ifMatch: version, body: { accept } }
  await equipe.call('POST', `${path}/transfer/answer`, z.looseObject({}), options)
}
