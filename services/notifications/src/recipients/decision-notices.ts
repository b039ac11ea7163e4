import type {
  DataOf,
  deadlinePassed,
  decisionRecorded,
  referralMoved,
  requestAnswered,
} from '@intarsi/contracts'
import type { Notice, Parties } from './notice.ts'
import { isUrgent, toPersons } from './notice.ts'

/** Causes that give a file to somebody who did not have it. */
const NEW_PREPARER = new Set(['preparer-replaced', 'preparer-found'])

/** Causes that leave a referral where it stands and give it another meeting, or the wait for one. */
const NEW_DATE = new Set([
  'meeting-moved',
  'meeting-cancelled',
  'meeting-not-recorded',
  'meeting-ended-undecided',
  'meeting-found',
  'extraordinary-meeting',
  'defer',
])

export function noticesOfMoved(data: DataOf<typeof referralMoved>, parties: Parties): Notice[] {
  const params = {
    ...(NEW_DATE.has(data.cause) ? { newMeetingAt: data.meeting?.startsAt ?? null } : {}),
    from: data.from,
    state: data.standing.state,
    nextStep: data.standing.nextStep,
    nextStepOn: data.standing.nextStepOn,
    reason: data.reason,
  }
  const others = data.standing.holder.kind === 'person' ? [...data.tell, data.standing.holder.id] : data.tell
  const successor = NEW_PREPARER.has(data.cause) ? (data.preparerId ?? null) : null
  const telling = data.tellsHousehold
  const concerned = others.filter((id) => id !== data.movedBy && id !== successor && id !== telling?.personId)
  return [
    ...toPersons([successor], { kind: 'referral-to-prepare', params, atOnce: isUrgent(data.urgency) }),
    ...tellingNotice(telling, { params, atOnce: isUrgent(data.urgency) }),
    ...toPersons(parties.sender, senderNotice(data, params)),
    ...toPersons(concerned, { kind: 'referral-moved', params, atOnce: isUrgent(data.urgency) }),
    ...putOffNotices(data),
  ]
}

/** Proposed case managers who hear nothing else of a move hear that their day moved with it. */
function putOffNotices({ nothingToDoBefore, movedBy, urgency }: DataOf<typeof referralMoved>): Notice[] {
  if (!nothingToDoBefore) return []
  const { day, personIds } = nothingToDoBefore
  return toPersons(
    personIds.filter((id) => id !== movedBy),
    { kind: 'case-manager-put-off', params: { nothingToDoBefore: day }, atOnce: isUrgent(urgency) },
  )
}

function senderNotice(
  data: DataOf<typeof referralMoved>,
  params: Notice['params'],
): Omit<Notice, 'recipient'> {
  if (data.question === null) return { kind: 'referral-moved', params, atOnce: false }
  const asked = { ...params, fields: data.question.fields.join(', '), round: data.question.round }
  return { kind: 'information-asked', params: asked, atOnce: true }
}

/** A correction is told again to everybody who was told of the decision it replaces. */
export function noticesOfDecision(
  data: DataOf<typeof decisionRecorded>,
  parties: Parties,
  toldOfCorrected: string[],
): Notice[] {
  const kind = data.corrects ? 'decision-corrected' : 'decision-recorded'
  const params = {
    decision: data.kind,
    state: data.standing.state,
    reason: data.reason,
    decisionId: data.decisionId,
  }
  const atOnce = isUrgent(data.urgency) || data.corrects !== null
  const concerned = [
    ...parties.sender,
    ...parties.preparer,
    ...parties['case-manager'],
    ...data.tell,
    ...toldOfCorrected,
  ]
  const telling = data.tellsHousehold
  return [
    ...tellingNotice(telling, { params, atOnce }),
    ...toPersons(
      concerned.filter((id) => id !== data.decidedBy && id !== telling?.personId),
      { kind, params, atOnce },
    ),
  ]
}

type Telling = NonNullable<DataOf<typeof referralMoved>['tellsHousehold']>

/** Whoever has to tell the household hears it as something to do, by its date, in its language. */
function tellingNotice(
  telling: Telling | null | undefined,
  { params, atOnce }: Pick<Notice, 'params' | 'atOnce'>,
): Notice[] {
  if (!telling) return []
  const { personId, language, dueOn } = telling
  return toPersons([personId], { kind: 'tell-household', params: { ...params, language, dueOn }, atOnce })
}

/** Its sportello is told what became of what it asked; of a completion, whoever follows the household, unless it was them. */
export function noticesOfAnswer(data: DataOf<typeof requestAnswered>, parties: Parties): Notice[] {
  const params = { outcome: data.outcome, reason: data.reason }
  const sender = data.requestedAs ? [] : parties.sender
  const isPassedOn = data.outcome === 'passed-to-case-manager' && data.requestedAs !== 'case-manager'
  const passed = isPassedOn ? parties['case-manager'] : []
  return toPersons([...sender, ...passed], { kind: 'request-answered', params, atOnce: false })
}

export function noticesOfDeadline(data: DataOf<typeof deadlinePassed>): Notice[] {
  return toPersons(data.tell, {
    kind: `deadline-${data.step}`,
    params: { deadline: data.kind, dueAt: data.dueAt },
    atOnce: data.step === 'escalated' || isUrgent(data.urgency),
  })
}
