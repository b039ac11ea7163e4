import { id, instant, type Territory, territorySchema, type Urgency, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers, PageOf } from './caller.ts'

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

const transferPage = z.object({ items: z.array(transfer), next: z.string().nullable() })
export type TransferPage = z.infer<typeof transferPage>

export type TransferFilters = { urgency?: Urgency | undefined; other?: Territory | undefined }

/** `other`: only what that territory proposes. */
export function listTransfers(
  { equipe }: Callers,
  territory: string,
  { other, ...filters }: TransferFilters & PageOf,
): Promise<TransferPage> {
  return equipe.get(`/territories/${territory}/transfers`, transferPage, { ...filters, from: other })
}

const dispute = z.object({
  referralId: id,
  referralNumber: z.string(),
  territory: territorySchema,
  disputedWith: territorySchema,
  urgency,
  submittedAt: instant,
})
const disputePage = z.object({ items: z.array(dispute), next: z.string().nullable() })

/** Referrals whose residence and home lie in two territories; `territory` reads each, and confirms or hands it over. */
export type DisputePage = z.infer<typeof disputePage>

export function listDisputes(
  { equipe }: Callers,
  territory: string,
  { other, ...filters }: TransferFilters & PageOf,
): Promise<DisputePage> {
  const path = `/territories/${territory}/competence-disputes`
  return equipe.get(path, disputePage, { ...filters, with: other })
}

type TransferAnswer = { path: string; version: string; accept: boolean }

/** `path`: the referral or the case it is about. */
export async function answerTransfer({ equipe }: Callers, { path, version, accept }: TransferAnswer) {
  const options = { ifMatch: version, body: { accept } }
  await equipe.call('POST', `${path}/transfer/answer`, z.looseObject({}), options)
}
