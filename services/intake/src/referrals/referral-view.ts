import type { DataOf, EventContract, ReferralState } from '@intarsi/contracts'
import {
  caseManagerConfirmed,
  caseManagerInterim,
  caseManagerProposed,
  decisionRecorded,
  equipeFormed,
  presaInCaricoClosed,
  presaInCaricoOpened,
  referralMoved,
  referralRouted,
} from '@intarsi/contracts'

type Standing = DataOf<typeof referralMoved>['standing']
type Seat = 'case-manager' | 'liaison'

export type CaseManagerView = {
  personId: string
  seat: Seat
  status: 'proposed' | 'confirmed' | 'interim'
  since: string
}

/** A referral as its sportello sees it at any time: where it stands, who has it, what comes next and when. */
export type ReferralView = {
  state: ReferralState
  queue: Standing['queue']
  holder: Standing['holder']
  nextStep: string
  nextStepOn: string | null
  rule: DataOf<typeof referralRouted>['rule'] | null
  gate: DataOf<typeof referralRouted>['gate']
  meeting: { id: string; startsAt: string } | null
  preparerId: string | null
  coordinatorId: string | null
  /** What the table that reads it does; a network table decides nothing and sees no names. */
  tableFunction: string | null
  question: DataOf<typeof referralMoved>['question']
  caseManagers: CaseManagerView[]
  /** The household is never without a named reference person (ALL-11, ALL-12). */
  referencePerson: { personId: string; as: 'referrer' | 'case-manager' | 'interim' | 'closing-plan' }
  decision: Pick<
    DataOf<typeof decisionRecorded>,
    'decisionId' | 'kind' | 'reason' | 'destination' | 'tellsHousehold' | 'corrects'
  > | null
  presaInCarico: { id: string; openedAt: string; closedAt: string | null; outcome: string | null } | null
}

/** One fact of the referral's history. `sequence` orders the facts of one instant. */
export type HistoryFact = { type: string; at: string; sequence: string; data: unknown }

/** How a referral stands before anybody has answered: in the arrivals of its sportello's territory. */
export function newView(referrerId: string): ReferralView {
  return {
    state: 'submitted',
    queue: null,
    holder: { kind: 'none', id: null },
    nextStep: 'routing',
    nextStepOn: null,
    rule: null,
    gate: null,
    meeting: null,
    preparerId: null,
    coordinatorId: null,
    tableFunction: null,
    question: null,
    caseManagers: [],
    referencePerson: { personId: referrerId, as: 'referrer' },
    decision: null,
    presaInCarico: null,
  }
}

/** Folds the facts in the order in which they happened, whatever the order in which they came. Pure. */
export function viewOf(referrerId: string, facts: readonly HistoryFact[]): ReferralView {
  const ordered = [...facts].sort(inOrder)
  return ordered.reduce((view, fact) => EVOLVE[fact.type]?.(view, fact.data) ?? view, newView(referrerId))
}

/** By instant; facts of one instant by their sequence. */
export function inOrder(a: HistoryFact, b: HistoryFact): number {
  return a.at.localeCompare(b.at) || a.sequence.localeCompare(b.sequence)
}

type Evolve = (view: ReferralView, data: unknown) => ReferralView

/** Binds a contract to its step; the data was parsed by the contract before it was kept. */
function step<Contract extends EventContract>(
  contract: Contract,
  evolve: (view: ReferralView, data: DataOf<Contract>) => ReferralView,
): [string, Evolve] {
  return [contract.type, (view, data) => evolve(view, data as DataOf<Contract>)]
}

const EVOLVE: Readonly<Record<string, Evolve>> = Object.fromEntries([
  step(referralRouted, (view, data) => ({
    ...standingOf(view, data.standing),
    rule: data.rule,
    gate: data.gate,
    meeting: data.meeting,
    preparerId: data.preparerId,
    coordinatorId: data.coordinatorId,
    tableFunction: data.tableFunction,
  })),
  step(referralMoved, (view, data) => ({
    ...standingOf(view, data.standing),
    meeting: data.meeting,
    question: data.question,
    preparerId: data.preparerId === undefined ? view.preparerId : data.preparerId,
    coordinatorId: data.coordinatorId ?? view.coordinatorId,
  })),
  step(decisionRecorded, (view, data) => ({
    ...standingOf(view, data.standing),
    decision: {
      decisionId: data.decisionId,
      kind: data.kind,
      reason: data.reason,
      destination: data.destination,
      tellsHousehold: data.tellsHousehold,
      corrects: data.corrects,
    },
  })),
  step(caseManagerProposed, (view, data) =>
    seated(view, { personId: data.personId, seat: data.seat, status: 'proposed', since: data.proposedAt }),
  ),
  step(caseManagerConfirmed, (view, data) =>
    seated(view, { personId: data.personId, seat: data.seat, status: 'confirmed', since: data.confirmedAt }),
  ),
  step(caseManagerInterim, (view, data) =>
    seated(view, { personId: data.personId, seat: 'case-manager', status: 'interim', since: data.since }),
  ),
  step(presaInCaricoOpened, (view, data) => ({
    ...view,
    presaInCarico: { id: data.picId, openedAt: data.openedAt, closedAt: null, outcome: null },
  })),
  step(presaInCaricoClosed, (view, data) => closed(view, data)),
])

function standingOf(view: ReferralView, standing: Standing): ReferralView {
  const { state, queue, holder, nextStep, nextStepOn } = standing
  return { ...view, state, queue, holder, nextStep, nextStepOn }
}

function seated(view: ReferralView, manager: CaseManagerView): ReferralView {
  const caseManagers = [...view.caseManagers.filter((other) => other.seat !== manager.seat), manager]
  // Until a case manager is confirmed the sender stays the reference, though nobody could be proposed.
  const tooEarly =
    manager.status === 'interim' && view.referencePerson.as === 'referrer' && !view.presaInCarico
  if (manager.seat !== 'case-manager' || manager.status === 'proposed' || tooEarly) {
    return { ...view, caseManagers }
  }
  const as = manager.status === 'confirmed' ? 'case-manager' : 'interim'
  return { ...view, caseManagers, referencePerson: { personId: manager.personId, as } }
}

function closed(view: ReferralView, data: DataOf<typeof presaInCaricoClosed>): ReferralView {
  const openedAt = view.presaInCarico?.openedAt ?? data.closedAt
  const presaInCarico = { id: data.picId, openedAt, closedAt: data.closedAt, outcome: data.outcome }
  const next = { ...view, presaInCarico }
  return data.referencePersonId
    ? { ...next, referencePerson: { personId: data.referencePersonId, as: 'closing-plan' } }
    : next
}

/** Everybody the referral concerns, for the rule of access: sender, readers, holder, case managers. */
export function readersOf(referrerId: string, view: ReferralView): string[] {
  const holder = view.holder.kind === 'person' ? view.holder.id : null
  const managers = view.caseManagers.map((manager) => manager.personId)
  const all = [referrerId, view.preparerId, view.coordinatorId, holder, ...managers]
  return [...new Set(all.filter((id): id is string => id !== null))]
}

const SEATED = new Set(['active', 'away', 'called', 'engaged'])

/** Who sits in the household's équipe by the latest word of it. */
export function equipeOf(facts: readonly HistoryFact[]): string[] {
  const last = facts.findLast((fact) => fact.type === equipeFormed.type)
  if (!last) return []
  const { seats, state } = last.data as DataOf<typeof equipeFormed>
  if (state === 'dissolved') return []
  return [
    ...new Set(seats.flatMap((seat) => (seat.personId && SEATED.has(seat.state) ? [seat.personId] : []))),
  ]
}
