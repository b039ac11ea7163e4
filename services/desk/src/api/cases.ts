import { date, decisionKind, id, instant, standing, territorySchema, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const area = z.enum(['legal', 'social', 'health', 'housing', 'work'])

/** A decision as who follows the household reads it. */
const decision = z.object({
  decisionId: id,
  referralId: id,
  kind: decisionKind,
  state: z.enum(['recorded', 'final', 'corrected', 'annulled']),
  decidedBy: id,
  decidedAt: instant,
  secondPersonId: id.nullable(),
  tableId: id.nullable(),
  meetingId: id.nullable(),
  betweenMeetings: z.boolean(),
  ratifiedAt: instant.nullable(),
  fileReady: z.boolean(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  destination: z
    .object({ kind: z.string(), code: z.string(), territory: territorySchema.nullable() })
    .nullable(),
  tellsHousehold: z
    .object({ personId: id, language: z.string(), dueOn: date.nullable(), toldAt: instant.nullable() })
    .nullable(),
  corrects: id.nullable(),
})
export type Decision = z.infer<typeof decision>

const gate = z.object({
  id: z.string(),
  kind: z.enum(['precondition', 'not-yet', 'other-measure']),
  destination: z.object({ kind: z.string(), code: z.string() }),
  until: date.nullable(),
  reason: z.string(),
  summary: z.string(),
  facts: z.array(z.string()),
  ambiguous: z.boolean(),
})
export type Gate = z.infer<typeof gate>

const facts = z.object({
  householdType: z.string(),
  members: z.array(
    z.object({
      ref: z.string(),
      ageYears: z.number().nullable(),
      relation: z.string(),
      gender: z.string(),
      languages: z.array(z.string()),
      italianLevel: z.number(),
      legalStatus: z.string().nullable(),
      permitExpiresOn: z.string().nullable(),
    }),
  ),
  languages: z.array(z.string()),
  mediatorNeeded: z.string(),
  needs: z.partialRecord(area, z.number()),
  needCodes: z.array(z.string()),
  receptionKind: z.string(),
  leavesOn: z.string().nullable(),
})

/** A referral as who has it in hand reads it; its `version` goes with the next command. */
const caseFile = z.object({
  referralId: id,
  referralNumber: z.string(),
  householdId: id,
  territory: territorySchema,
  urgency,
  version: z.number(),
  standing,
  meeting: z.object({ id, startsAt: instant }).nullable(),
  preparerId: id.nullable(),
  submittedAt: instant,
  picId: id.nullable(),
  sportelloId: id,
  referrerId: id,
  referrerRole: z.string(),
  requestKind: z.string(),
  competence: z.object({ rule: z.string(), disputedWith: z.string().nullable() }),
  rule: z.object({ id: z.string(), summary: z.string(), facts: z.array(z.string()) }),
  gate: gate.nullable(),
  overriddenGates: z.array(z.string()),
  betweenMeetings: z.boolean(),
  urgencyOverride: z
    .object({ level: urgency, computed: urgency, reason: z.string(), by: id, at: instant })
    .nullable(),
  fieldsMissing: z.array(z.string()),
  question: z
    .object({ round: z.number(), fields: z.array(z.string()), askedBy: z.string(), dueOn: date })
    .nullable(),
  facts,
  restrictedCodes: z.number(),
  history: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      cause: z.string(),
      reason: z.string().nullable(),
      note: z.string().nullable(),
      nextStep: z.string(),
      nextStepOn: date.nullable(),
      movedBy: z.string(),
      movedAt: instant,
    }),
  ),
  choices: z.array(
    z.object({
      purpose: z.enum(['preparer', 'case-manager', 'seat']),
      role: z.string(),
      personId: id.nullable(),
      runnerUpId: id.nullable(),
      reasons: z.array(z.string()),
      chosenAt: instant,
    }),
  ),
  decisions: z.array(decision),
  otherReferrals: z.array(z.object({ referralId: id, referralNumber: z.string(), state: z.string() })),
  overlaps: z.array(
    z.object({
      kind: z.enum(['own-case', 'other-referral', 'possible-duplicate', 'other-path']),
      referralNumber: z.string().optional(),
      territory: territorySchema.optional(),
      code: z.string().optional(),
      caseManagerId: id.nullable().optional(),
      /** Of the household's own case, when one may read it. */
      referralId: id.optional(),
    }),
  ),
  /** The referral whose case it joined; the id when one may read that one. */
  joinedTo: z
    .object({ referralId: id.nullable(), referralNumber: z.string(), territory: territorySchema })
    .nullable(),
  contactAttempts: z.array(
    z.object({
      on: date,
      channel: z.enum(['telephone', 'message', 'visit', 'through-service']),
      language: z.string(),
    }),
  ),
  voidRequest: z.object({ reason: z.string(), requestedBy: id, requestedAt: instant }).nullable(),
  requests: z.array(
    z.object({
      requestId: id,
      kind: z.enum(['amendment', 'completion', 'withdrawal']),
      outcome: z.enum(['applied', 'passed-to-case-manager', 'refused']),
      changedFields: z.array(z.string()),
      answeredAt: instant,
    }),
  ),
})
export type CaseFile = z.infer<typeof caseFile>

export function readCase({ equipe }: Callers, referralId: string): Promise<CaseFile> {
  return equipe.get(`/referrals/${referralId}`, caseFile)
}

const answer = z.looseObject({})

export type CaseCommand = {
  path: string
  version: string | number
  body?: unknown
  /** The same form sent twice does it once. */
  key?: string | undefined
}

/** A step of a referral, on the version that was read. */
export async function stepCase(
  { equipe }: Callers,
  referralId: string,
  { path, version, body, key }: CaseCommand,
): Promise<void> {
  const options = { ifMatch: version, key, ...(body === undefined ? {} : { body }) }
  await equipe.call('POST', `/referrals/${referralId}/${path}`, answer, options)
}

const manager = z.object({
  caseManagerId: id,
  referralId: id,
  seat: z.enum(['case-manager', 'liaison']),
  role: z.string(),
  personId: id,
  state: z.enum(['proposed', 'confirmed', 'declined', 'lapsed', 'handing-over', 'interim', 'ended']),
  mode: z.enum(['by-role', 'by-table', 'by-person']),
  since: instant,
  nothingToDoBefore: date.nullable(),
  runnerUpId: id.nullable(),
  reasons: z.array(z.string()),
  reason: z.string().nullable(),
  proposalDueOn: date.nullable(),
  picId: id.nullable(),
  version: z.number(),
})
export type CaseManager = z.infer<typeof manager>

const choice = z.object({
  purpose: z.string(),
  role: z.string(),
  personId: id.nullable(),
  runnerUpId: id.nullable(),
  reasons: z.array(z.string()),
  candidates: z.array(
    z.object({ personId: id, load: z.number(), cap: z.number(), obstacle: z.string().nullable() }),
  ),
  chosenAt: instant,
  overrideReason: z.string().nullable(),
})
export type Choice = z.infer<typeof choice>

const managers = z.object({ items: z.array(manager), choices: z.array(choice) })
export type CaseManagers = z.infer<typeof managers>

/** The household's case managers, past ones too, and why each was chosen. */
export function readCaseManagers({ equipe }: Callers, referralId: string): Promise<CaseManagers> {
  return equipe.get(`/referrals/${referralId}/case-managers`, managers)
}

const proposal = z.object({
  kind: z.string(),
  seats: z.array(
    z.object({
      key: z.string(),
      role: z.string(),
      mode: z.enum(['always', 'when', 'on-call']),
      needed: z.boolean(),
      undecidable: z.array(z.string()),
      personId: id.nullable(),
      runnerUpId: id.nullable(),
      reasons: z.array(z.string()),
    }),
  ),
})
export type EquipeProposal = z.infer<typeof proposal>

const proposals = z.object({ items: z.array(proposal.extend({ referralId: id })) })

/** The équipes that admitting each of the referrals would form today, by referral; without those one may not read. */
export async function readEquipeProposals(
  { equipe }: Callers,
  referralIds: readonly string[],
): Promise<ReadonlyMap<string, EquipeProposal>> {
  const query = { referralIds: referralIds.join(',') }
  const { items } = await equipe.get('/equipe-proposals', proposals, query)
  return new Map(items.map((one) => [one.referralId, one]))
}

/** The équipe that an admission would form today. */
export function readEquipeProposal({ equipe }: Callers, referralId: string): Promise<EquipeProposal> {
  return equipe.get(`/referrals/${referralId}/equipe-proposal`, proposal)
}
