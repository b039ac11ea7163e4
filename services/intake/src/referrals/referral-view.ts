import type { Area, DataOf, EventContract, ReferralState } from '@intarsi/contracts'
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
  /** The table whose agenda takes it, which may be another than the one that reads it. */
  agendaTableId: string | null
  /** What that table does; a network table decides nothing and sees no names. */
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
    agendaTableId: null,
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
  return ordered.reduce(evolved, newView(referrerId))
}

/** The view after one more fact; a fact that says nothing about it leaves it. Pure. */
export function evolved(view: ReferralView, { type, data }: HistoryFact): ReferralView {
  return EVOLVE[type]?.(view, data) ?? view
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
    ...withoutProposals(standingOf(view, data.standing)),
    rule: data.rule,
    gate: data.gate,
    meeting: data.meeting,
    preparerId: data.preparerId,
    coordinatorId: data.coordinatorId,
    agendaTableId: data.tableId,
    tableFunction: data.tableFunction,
  })),
  step(referralMoved, (view, data) => ({
    ...withoutProposals(standingOf(view, data.standing)),
    meeting: data.meeting,
    // Told when it is asked: what else happens to the referral meanwhile leaves it open.
    question: data.question ?? (data.standing.state === 'info-requested' ? view.question : null),
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
  step(caseManagerInterim, (view, data) => stoodInFor(view, data)),
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

/** States in which nobody is asked to follow the household: parked, or ended without an admission. */
const UNFOLLOWED = new Set<ReferralState>([
  'awaiting-precondition',
  'waiting-until',
  'exclusion-proposed',
  'handing-over',
  'handed-over',
  'advised',
  'joined',
  'withdrawn',
  'void',
])

/** What ends a proposal is told by the referral's own move: whoever was proposed reads the file no more. */
function withoutProposals(view: ReferralView): ReferralView {
  if (!UNFOLLOWED.has(view.state) || isOpen(view)) return view
  return { ...view, caseManagers: [] }
}

function isOpen({ presaInCarico }: ReferralView): boolean {
  return presaInCarico !== null && presaInCarico.closedAt === null
}

/** A successor is named beside who follows the household until the hand-over; a confirmation ends everybody else's seat. */
function seated(view: ReferralView, manager: CaseManagerView): ReferralView {
  const stays = (other: CaseManagerView) =>
    other.seat !== manager.seat ||
    (manager.status === 'proposed' && other.status !== 'proposed' && other.personId !== manager.personId)
  const caseManagers = [...view.caseManagers.filter(stays), manager]
  if (manager.seat !== 'case-manager' || manager.status === 'proposed') return { ...view, caseManagers }
  return { ...view, caseManagers, referencePerson: { personId: manager.personId, as: 'case-manager' } }
}

/** Whoever left the seat reads the file no more; somebody proposed meanwhile stays so. */
function stoodInFor(view: ReferralView, data: DataOf<typeof caseManagerInterim>): ReferralView {
  const seat = data.seat ?? 'case-manager'
  const stays = (other: CaseManagerView) =>
    other.seat !== seat || (other.status !== 'interim' && other.personId !== data.formerPersonId)
  const interim = { personId: data.personId, seat, status: 'interim' as const, since: data.since }
  const caseManagers = [...view.caseManagers.filter(stays), interim]
  // Until a case manager is confirmed the sender stays the reference, though nobody could be proposed.
  const tooEarly = view.referencePerson.as === 'referrer' && !view.presaInCarico
  if (seat !== 'case-manager' || tooEarly) return { ...view, caseManagers }
  return { ...view, caseManagers, referencePerson: { personId: data.personId, as: 'interim' } }
}

function closed(view: ReferralView, data: DataOf<typeof presaInCaricoClosed>): ReferralView {
  const openedAt = view.presaInCarico?.openedAt ?? data.closedAt
  const presaInCarico = { id: data.picId, openedAt, closedAt: data.closedAt, outcome: data.outcome }
  const next = { ...view, presaInCarico, caseManagers: [] }
  return data.referencePersonId
    ? { ...next, referencePerson: { personId: data.referencePersonId, as: 'closing-plan' } }
    : next
}

/** Who reads the file to prepare it: the preparer, and whoever has it in hand before the decision (FE: asked first). */
function preparersOf(view: ReferralView): string[] {
  const isFollowed = view.state === 'admitted' ? isOpen(view) : !ENDED.has(view.state)
  if (!isFollowed) return []
  const holder = view.holder.kind === 'person' && view.state !== 'admitted' ? view.holder.id : null
  return [...new Set([view.preparerId, holder].filter((id) => id !== null))]
}

/** Who prepares the referral and who follows the household, as rights read it. */
export function holdersOf(view: ReferralView): Record<'preparer' | 'case-manager', string[]> {
  return {
    preparer: preparersOf(view),
    'case-manager': view.caseManagers.map(({ personId }) => personId),
  }
}

const ENDED = new Set<ReferralState>(['handed-over', 'advised', 'joined', 'withdrawn', 'void'])

const SEATED = new Set(['active', 'away', 'called', 'engaged'])

/** Who sits in the household's équipe by the latest word of it, and which areas each follows. */
export function seatAreasOf(facts: readonly HistoryFact[]): Record<string, Area[]> {
  const last = facts.findLast((fact) => fact.type === equipeFormed.type)
  if (!last) return {}
  const { seats, state } = last.data as DataOf<typeof equipeFormed>
  if (state === 'dissolved') return {}
  const areas = new Map<string, Area[]>()
  for (const seat of seats) {
    if (!seat.personId || !SEATED.has(seat.state)) continue
    areas.set(seat.personId, [...new Set([...(areas.get(seat.personId) ?? []), ...seat.areas])])
  }
  return Object.fromEntries(areas)
}
