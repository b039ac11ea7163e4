import {
  caseManagerChanged,
  caseManagerConfirmed,
  caseManagerInterim,
  caseManagerProposed,
  type DataOf,
  decisionRecorded,
  decisionTaken,
  type Envelope,
  type EventContract,
  equipeChanged,
  equipeFormed,
  presaInCaricoBegan,
  presaInCaricoClosed,
  presaInCaricoEnded,
  presaInCaricoOpened,
  referralMoved,
  referralReceived,
  referralRouted,
  referralSubmitted,
  referralUpdated,
} from '@intarsi/contracts'
import { housingLines } from './housing-lines.ts'
import { type Common, type Line, type Mapping, mapping } from './mapping.ts'

/** Only ids that are of something of ours: the holder of a handed-over referral may be a service with a code. */
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

function standingOf({ standing, meeting }: Pick<DataOf<typeof referralMoved>, 'standing' | 'meeting'>) {
  const { state, holder, queue, nextStepOn } = standing
  return {
    state,
    holderKind: holder.kind,
    holderId: holder.id !== null && UUID.test(holder.id) ? holder.id : null,
    queueKind: queue?.kind ?? null,
    meeting: meeting && { meetingId: meeting.id, startsAt: meeting.startsAt },
    nextStepOn,
  }
}

const MAPPINGS: readonly Mapping[] = [
  mapping(referralSubmitted, referralReceived, () => ({ state: 'submitted' as const })),
  mapping(referralRouted, referralUpdated, standingOf),
  mapping(referralMoved, referralUpdated, standingOf),
  mapping(decisionRecorded, decisionTaken, (data) => ({
    decisionId: data.decisionId,
    decision: data.kind,
    correctsId: data.corrects,
    decidedAt: data.decidedAt,
    meetingId: data.meetingId,
    state: data.standing.state,
  })),
  mapping(caseManagerProposed, caseManagerChanged, (data) => ({
    personId: data.personId,
    role: data.seat,
    state: 'proposed' as const,
    since: data.proposedAt,
  })),
  mapping(caseManagerConfirmed, caseManagerChanged, (data) => ({
    personId: data.personId,
    role: data.seat,
    state: 'confirmed' as const,
    since: data.confirmedAt,
  })),
  mapping(caseManagerInterim, caseManagerChanged, (data) => ({
    personId: data.personId,
    role: 'case-manager' as const,
    state: 'interim' as const,
    since: data.since,
  })),
  mapping(equipeFormed, equipeChanged, (data) => ({
    equipeId: data.equipeId,
    picId: data.picId,
    kind: data.kind,
    state: data.state,
    formedAt: data.formedAt,
  })),
  mapping(presaInCaricoOpened, presaInCaricoBegan, (data) => ({
    picId: data.picId,
    decisionId: data.decisionId,
    caseManagerId: data.caseManagerId,
    openedAt: data.openedAt,
  })),
  mapping(presaInCaricoClosed, presaInCaricoEnded, (data) => ({
    picId: data.picId,
    state: data.outcome === 'transferred' ? ('transferred' as const) : ('closed' as const),
    closedAt: data.closedAt,
  })),
  ...housingLines,
]

/** Internal facts about a referral that have a line in the public feed. */
export const PUBLISHED: readonly EventContract[] = MAPPINGS.map(({ contract }) => contract)

const byType = new Map(MAPPINGS.map((each) => [each.contract.type, each]))

/** The public line of a fact: ids, states, roles, dates and links. Reasons, urgency and decision facts stay inside. */
export function lineOf(event: Envelope, common: Common): Line {
  const found = byType.get(event.type)
  if (!found) throw new Error(`${event.type} has no line in the public feed`)
  return found.lineOf(event.data as never, common)
}
