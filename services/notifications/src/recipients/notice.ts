/** What one recipient is told of one event. Parameters are ids, codes and dates: never a name, never free text. */
export type Notice = {
  recipient: { kind: 'person' | 'table'; id: string }
  kind: NoticeKind
  params: NoticeParams
  /** Told by mail at once (urgent), else with the morning digest. */
  atOnce: boolean
  /** Its reader learns nothing that leads to a household: neither the referral's number nor its id. */
  withoutReferral?: boolean
}

export type NoticeParams = Record<string, string | number | null>

export const NOTICE_KINDS = [
  'referral-to-prepare',
  'referral-on-agenda',
  'referral-routed',
  'referral-urgent',
  'exclusion-to-confirm',
  'competence-to-confirm',
  'collaborator-told',
  'routing-overdue',
  'case-manager-proposed',
  'case-manager-put-off',
  'case-manager-confirmed',
  'case-manager-for-sender',
  'case-manager-interim',
  'referral-moved',
  'information-asked',
  'decision-recorded',
  'decision-corrected',
  'tell-household',
  'equipe-seat',
  'equipe-vacancy',
  'observation-received',
  'case-closed',
  'task-given',
  'task-missed',
  'task-escalated',
  'request-answered',
  'deadline-reminder',
  'deadline-missed',
  'deadline-escalated',
  'meeting-convened',
  'meeting-extraordinary',
  'meeting-moved',
  'meeting-cancelled',
  'offer-made',
  'offer-closed',
  'no-place-found',
  'household-joined',
  'household-split',
  'expert-requested',
  'expert-request-moved',
  'endpoint-failing',
  'endpoint-disabled',
] as const

export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** Who is known to be concerned by a referral when the event is handled, by role. */
export type Parties = {
  sender: string[]
  preparer: string[]
  coordinator: string[]
  'case-manager': string[]
  'equipe-member': string[]
  table: string[]
}

export function isUrgent(urgency: string): boolean {
  return urgency === 'U0' || urgency === 'U1'
}

export function toPersons(ids: readonly (string | null)[], notice: Omit<Notice, 'recipient'>): Notice[] {
  return ids.filter((id) => id !== null).map((id) => ({ ...notice, recipient: { kind: 'person', id } }))
}

export function toTables(ids: readonly (string | null)[], notice: Omit<Notice, 'recipient'>): Notice[] {
  return ids.filter((id) => id !== null).map((id) => ({ ...notice, recipient: { kind: 'table', id } }))
}
