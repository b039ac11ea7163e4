import type { DataOf, referralRouted, routingOverdue } from '@intarsi/contracts'
import type { Notice, Parties } from './notice.ts'
import { isUrgent, toPersons, toTables } from './notice.ts'

/** Preparer, table and sender of a routed referral; the coordinator when it is urgent, gated or without a date. */
export function noticesOfRouted(data: DataOf<typeof referralRouted>, parties: Parties): Notice[] {
  const atOnce = isUrgent(data.urgency)
  const params = {
    state: data.standing.state,
    nextStep: data.standing.nextStep,
    nextStepOn: data.standing.nextStepOn,
    meetingAt: data.meeting?.startsAt ?? null,
    rule: data.rule.id,
  }
  return [
    ...toPersons([data.preparerId], { kind: 'referral-to-prepare', params, atOnce }),
    ...coordinatorNotices(data, params),
    ...toPersons(data.alsoTell, {
      kind: data.standing.state === 'routed' ? 'collaborator-told' : 'competence-to-confirm',
      params,
      atOnce,
    }),
    ...tableNotices(data, params),
    ...toPersons(parties.sender, { kind: 'referral-routed', params, atOnce: false }),
  ]
}

/**
 * A referral that a gate holds is on no agenda: its table hears of it once it is routed. A table without names (CE-03)
 * hears that there is something new, and not of whom.
 */
function tableNotices(data: DataOf<typeof referralRouted>, params: Notice['params']): Notice[] {
  if (data.standing.state !== 'routed') return []
  const kind = 'referral-on-agenda'
  if (!data.tableWithoutNames) return toTables([data.tableId], { kind, params, atOnce: false })
  const { meetingAt = null } = params
  return toTables([data.tableId], { kind, params: { meetingAt }, atOnce: false, withoutReferral: true })
}

function coordinatorNotices(data: DataOf<typeof referralRouted>, params: Notice['params']): Notice[] {
  const tell = (kind: Notice['kind'], atOnce: boolean) =>
    toPersons([data.coordinatorId], { kind, params: { ...params, gate: data.gate?.id ?? null }, atOnce })
  if (isUrgent(data.urgency)) return tell('referral-urgent', true)
  if (data.standing.state === 'exclusion-proposed') return tell('exclusion-to-confirm', false)
  if (data.preparerId === null || data.meeting === null) return tell('referral-to-prepare', false)
  return []
}

/** Everybody who can unblock an arrival that nobody routed: the coordinators of the territory and the operators. */
export function noticesOfOverdue(_: DataOf<typeof routingOverdue>, watchers: string[]): Notice[] {
  return toPersons(watchers, { kind: 'routing-overdue', params: {}, atOnce: true })
}
