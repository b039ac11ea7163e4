import {
  caseManagerChanged,
  decisionTaken,
  equipeChanged,
  housingOfferUpdated,
  housingRequestUpdated,
  presaInCaricoBegan,
  presaInCaricoEnded,
  referralReceived,
  referralState,
  referralUpdated,
  territorySchema,
} from '@intarsi/contracts'
import * as z from 'zod'
import type { CaseRow } from '../schema.ts'

const standing = referralUpdated.data.pick({
  holderKind: true,
  holderId: true,
  queueKind: true,
  meeting: true,
  nextStepOn: true,
})
const decision = decisionTaken.data.pick({
  decisionId: true,
  decision: true,
  decidedAt: true,
  meetingId: true,
  correctsId: true,
})
const manager = caseManagerChanged.data.pick({ personId: true, role: true, state: true, since: true })
const equipe = equipeChanged.data.pick({ equipeId: true, kind: true, state: true, formedAt: true })
const opened = presaInCaricoBegan.data.pick({ picId: true, caseManagerId: true, openedAt: true })
const ended = presaInCaricoEnded.data.pick({ picId: true, state: true, closedAt: true })
const request = housingRequestUpdated.data.pick({ requestId: true, state: true, since: true })
const offer = housingOfferUpdated.data.pick({
  offerId: true,
  placeId: true,
  state: true,
  since: true,
  answerBy: true,
})

/** A case as integrators may read it (`referral-and-states.md` 3.5): ids, states, dates; all of it was told before. */
export const caseView = z.object({
  referralId: z.uuid(),
  referralNumber: z.string(),
  householdId: z.uuid(),
  territory: territorySchema,
  bodyId: z.uuid().nullable(),
  sportelloId: z.uuid().nullable(),
  tableId: z.uuid().nullable(),
  state: referralState,
  submittedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  standing: standing.nullable(),
  decision: decision.nullable(),
  caseManagers: z.array(manager),
  equipe: equipe.nullable(),
  presaInCarico: opened
    .extend({ state: z.enum(['open', 'closed', 'transferred']), closedAt: z.iso.datetime().nullable() })
    .nullable(),
  housingRequest: request.nullable(),
  housingOffer: offer.nullable(),
})

export type CaseView = z.infer<typeof caseView>

export function viewOfCase(row: CaseRow): CaseView {
  const { lines } = row.view
  const last = <Shape extends z.ZodType>(name: string, shape: Shape): z.infer<Shape> | null =>
    lines[name] === undefined ? null : shape.parse(lines[name])
  const began = last('presa-in-carico-opened', opened)
  const over = last('presa-in-carico-closed', ended)
  const closed = began !== null && over?.picId === began.picId ? over : null
  return {
    referralId: row.referral_id,
    referralNumber: row.referral_number,
    householdId: row.household_id,
    territory: territorySchema.parse(row.territory_id),
    bodyId: row.body_id,
    sportelloId: row.sportello_id,
    tableId: row.table_id,
    state: referralState.parse(row.view.state),
    submittedAt: referralReceived.data.pick({ occurredAt: true }).parse(lines['referral-submitted'])
      .occurredAt,
    updatedAt: row.updated_at.toISOString(),
    standing: last('referral-updated', standing),
    decision: last('decision-recorded', decision),
    caseManagers: (['case-manager', 'liaison'] as const).flatMap(
      (role) => last(`case-manager-changed/${role}`, manager) ?? [],
    ),
    equipe: last('equipe-changed', equipe),
    presaInCarico: began && { ...began, state: closed?.state ?? 'open', closedAt: closed?.closedAt ?? null },
    housingRequest: last('housing-request-updated', request),
    housingOffer: last('housing-offer-updated', offer),
  }
}
