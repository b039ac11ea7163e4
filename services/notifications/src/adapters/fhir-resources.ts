import type { ReferralState } from '@intarsi/contracts'

/** The states of a FHIR R4 Task that a referral goes through (`referral-and-states.md` 3.1). */
export type TaskStatus =
  | 'draft'
  | 'requested'
  | 'accepted'
  | 'rejected'
  | 'cancelled'
  | 'in-progress'
  | 'on-hold'
  | 'failed'
  | 'completed'
  | 'entered-in-error'

const STATUS: Readonly<Record<ReferralState, TaskStatus>> = {
  draft: 'draft',
  submitted: 'requested',
  routed: 'requested',
  'under-review': 'accepted',
  'info-requested': 'on-hold',
  'awaiting-precondition': 'on-hold',
  'waiting-until': 'on-hold',
  'exclusion-proposed': 'accepted',
  ready: 'accepted',
  'waiting-list': 'on-hold',
  admitted: 'in-progress',
  'handing-over': 'in-progress',
  'handed-over': 'completed',
  advised: 'completed',
  joined: 'completed',
  withdrawn: 'cancelled',
  void: 'entered-in-error',
}

/** What of a case a FHIR reader is shown; all of it stands in the public feed. */
export type FhirCase = {
  referralId: string
  referralNumber: string
  householdId: string
  bodyId: string | null
  tableId: string | null
  state: ReferralState
  /** Whether the integrated case has ended: an admitted referral's task is completed by it. */
  picEnded: boolean
  caseManagerId: string | null
  updatedAt: string
}

/** Where references to what FHIR has no resource of ours for point. */
const SYSTEM = 'urn:intarsi'

export function taskStatusOf({ state, picEnded }: Pick<FhirCase, 'state' | 'picEnded'>): TaskStatus {
  return state === 'admitted' && picEnded ? 'completed' : STATUS[state]
}

/** The Task by which the referral is fulfilled, as closed-loop referral has it: who asks, who has it, how far it is. */
export function taskOf(found: FhirCase) {
  const { referralId, referralNumber, householdId, bodyId, tableId, caseManagerId, state, updatedAt } = found
  const owner = caseManagerId
    ? identified('case-manager', caseManagerId)
    : tableId && identified('table', tableId)
  return {
    resourceType: 'Task' as const,
    id: referralId,
    meta: { lastUpdated: updatedAt },
    identifier: [{ system: `${SYSTEM}:referral-number`, value: referralNumber }],
    status: taskStatusOf(found),
    businessStatus: { coding: [{ system: `${SYSTEM}:referral-state`, code: state }] },
    intent: 'order' as const,
    code: { coding: [{ system: 'http://hl7.org/fhir/CodeSystem/task-code', code: 'fulfill' }] },
    focus: { reference: `ServiceRequest/${referralId}` },
    for: identified('household', householdId),
    lastModified: updatedAt,
    ...(bodyId ? { requester: identified('body', bodyId) } : {}),
    ...(owner ? { owner } : {}),
  }
}

/** What is asked for: the integrated case of a household. Its needs stay inside. */
export function serviceRequestOf(found: FhirCase) {
  const { referralId, referralNumber, householdId, bodyId, updatedAt } = found
  return {
    resourceType: 'ServiceRequest' as const,
    id: referralId,
    meta: { lastUpdated: updatedAt },
    identifier: [{ system: `${SYSTEM}:referral-number`, value: referralNumber }],
    status: requestStatusOf(taskStatusOf(found)),
    intent: 'order' as const,
    code: {
      coding: [{ system: `${SYSTEM}:request-kind`, code: 'presa-in-carico' }],
      text: 'Presa in carico integrata',
    },
    subject: identified('household', householdId),
    ...(bodyId ? { requester: identified('body', bodyId) } : {}),
  }
}

function requestStatusOf(status: TaskStatus) {
  if (status === 'draft' || status === 'completed' || status === 'on-hold' || status === 'entered-in-error')
    return status
  return status === 'cancelled' ? ('revoked' as const) : ('active' as const)
}

function identified(kind: string, value: string) {
  return { identifier: { system: `${SYSTEM}:${kind}`, value } }
}

/** A page of a search. */
export function bundleOf(
  resources: readonly { resourceType: string; id: string }[],
  base: string,
  next: string | null,
) {
  return {
    resourceType: 'Bundle' as const,
    type: 'searchset' as const,
    link: next ? [{ relation: 'next', url: next }] : [],
    entry: resources.map((resource) => ({
      fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
      resource,
      search: { mode: 'match' as const },
    })),
  }
}
