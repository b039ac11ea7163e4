import type { DecisionFacts, Territory, Urgency } from '@intarsi/contracts'
import type { Profile } from '@intarsi/territories'
import type { CaseManagerSeat, ConfirmMode } from './case-managers/tables.ts'
import type { Explanation } from './choice/explanation.ts'
import type { Purpose } from './choice/tables.ts'
import type { DeadlineRow } from './deadlines/tables.ts'
import type { ReferralRef } from './referral-ref.ts'
import type { EquipeTx } from './schema.ts'
import type { AgendaKind, TableRow } from './tables/tables.ts'

// ---- tables/find-table.ts, tables/seat-on-agenda.ts, tables/current-chair.ts, directory/coordinator-of.ts
export type FindTable = (tx: EquipeTx, territory: Territory, tableKey: string) => Promise<TableRow>
export type SeatOnAgenda = (
  tx: EquipeTx,
  item: {
    tableId: string
    referralId: string
    householdId: string
    territory: Territory
    kind: AgendaKind
    urgency: Urgency
    notBefore?: Date
    addedBy?: string
  },
) => Promise<{ agendaItemId: string; meeting: { id: string; startsAt: Date } | null }>
export type RemoveFromAgenda = (
  tx: EquipeTx,
  item: { referralId: string; reason: string },
) => Promise<{ meetingId: string | null }>
export type CloseAgendaItem = (
  tx: EquipeTx,
  item: { referralId: string; outcome: 'discussed' | 'deferred' | 'removed' },
) => Promise<void>
export type CurrentChair = (
  tx: EquipeTx,
  tableId: string,
  at: Date,
) => Promise<{ personId: string; deputyIds: string[]; since: Date; formerChairId?: string }>
export type CoordinatorOf = (
  tx: EquipeTx,
  territory: Territory,
) => Promise<{ personId: string; deputyId: string | null }>

// ---- choice/choose-person.ts, choice/release-load.ts
export type Choice = {
  personId: string | null
  runnerUpId: string | null
  reasons: string[]
  explanation: Explanation
}
export type ChoosePerson = (
  tx: EquipeTx,
  need: {
    territory: Territory
    role: string
    facts: DecisionFacts
    load: number
    householdId: string
    referralId?: string
    purpose: Purpose
    cap?: number
    areas?: string[]
    excludePersonIds?: string[]
  },
) => Promise<Choice>
export type ReleaseLoad = (
  tx: EquipeTx,
  hold: { householdId: string; referralId?: string; personId?: string; purpose?: Purpose },
) => Promise<void>

// ---- case-managers/propose-case-manager.ts, confirm-case-manager.ts, end-case-managers.ts, reference-person.ts
export type ProposeCaseManager = (
  tx: EquipeTx,
  proposal: {
    referral: ReferralRef
    facts: DecisionFacts
    profile: Profile
    nothingToDoBefore: string | null
  },
) => Promise<void>
export type ConfirmCaseManager = (
  tx: EquipeTx,
  confirmation: {
    referral: ReferralRef
    picId: string
    personId?: string
    seat?: CaseManagerSeat
    by: string
    mode: ConfirmMode
  },
) => Promise<{ caseManagerId: string }>
export type EndCaseManagers = (
  tx: EquipeTx,
  end: { householdId: string; reason: string; at: Date },
) => Promise<void>
export type ReferencePersonOf = (
  tx: EquipeTx,
  householdId: string,
) => Promise<{ personId: string; as: 'referrer' | 'case-manager' | 'interim' }>

// ---- deadlines/open-deadline.ts, close-deadlines.ts, on-deadline.ts
export type OpenDeadline = (
  tx: EquipeTx,
  deadline: ReferralRef & {
    kind: string
    dueAt: Date
    remindAt?: Date
    holderId: string | null
    escalateTo: string | null
    /** Moves with this meeting, never beyond `latestAt`. */
    meetingId?: string
    latestAt?: Date
  },
) => Promise<void>
export type CloseDeadlines = (tx: EquipeTx, which: { referralId: string; kinds?: string[] }) => Promise<void>
/**
 * `moot`: the rule no longer holds, close silently. `acted`: the handler did what is due, close.
 * `late`: still holds: announce the step and go on along the chain.
 */
export type DeadlineAnswer = 'moot' | 'acted' | 'late'
export type DeadlineStep = 'reminder' | 'missed' | 'escalated'
/** The household is locked already. */
export type DeadlineHandler = (
  tx: EquipeTx,
  deadline: DeadlineRow,
  step: DeadlineStep,
) => Promise<DeadlineAnswer>
/** `onDeadline(kind, handler)` binds them; app.ts lists the bindings, as it lists subscriptions. */
export type DeadlineBinding = { kind: string; handle: DeadlineHandler }
