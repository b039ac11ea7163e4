import type { DecisionFacts } from '@intarsi/contracts'
import { seatsFor } from '@intarsi/territories'
import type { CaseManagerRow } from '../case-managers/tables.ts'
import { toReferral } from '../referrals/referral.ts'
import type { ReferralRow } from '../referrals/tables.ts'
import { contextOf } from '../routing/choose-place.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { ItemView } from './meeting-views.ts'
import type { AgendaItemRow } from './tables.ts'

const ADULT = 18

export type ListedItem = ItemView & { meetingId: string | null }

type About = {
  referral: ReferralRow | undefined
  managers: CaseManagerRow[]
  readable: ReadonlySet<string>
  now: Date
}

export function viewOfItem(item: AgendaItemRow, { referral, ...about }: About): ListedItem {
  return {
    agendaItemId: item.agenda_item_id,
    meetingId: item.meeting_id,
    kind: item.kind,
    state: item.state,
    urgency: item.urgency,
    deferrals: item.deferrals,
    subject: item.subject,
    householdAgreedOn: item.household_agreed_on,
    composition: null,
    referral: referral ? viewOfReferral(referral, about) : null,
  }
}

function viewOfReferral(
  row: ReferralRow,
  { managers, readable, now }: Omit<About, 'referral'>,
): ItemView['referral'] {
  return {
    referralId: row.referral_id,
    number: row.referral_number,
    householdId: row.household_id,
    mayRead: readable.has(row.referral_id),
    state: row.state,
    fileReady: row.state === 'ready',
    betweenMeetings: row.between_meetings,
    rule: row.rule,
    gate: row.gate && { id: row.gate.id, summary: row.gate.summary, ambiguous: row.gate.ambiguous },
    preparerId: row.preparer_id,
    composition: compositionOf(row.facts),
    caseManagers: managers
      .filter((manager) => manager.referral_id === row.referral_id)
      .map(({ seat, person_id, state, runner_up_id, reasons }) => ({
        seat,
        personId: person_id,
        state,
        runnerUpId: runner_up_id,
        reasons,
      })),
    equipe: equipeOf(row, now),
  }
}

/** Kind of household, how many, which languages, levels: what is read without any name. */
export function compositionOf(facts: DecisionFacts) {
  return {
    householdType: facts.householdType,
    members: facts.members.length,
    minors: facts.members.filter(({ ageYears }) => ageYears !== null && ageYears < ADULT).length,
    languages: facts.languages,
    needs: facts.needs,
  }
}

function equipeOf(row: ReferralRow, now: Date) {
  const referral = toReferral(row)
  const { seats } = seatsFor(profileOf(referral), row.facts, contextOf(referral, now))
  return seats
    .filter(({ needed, mode }) => needed || mode === 'on-call')
    .map(({ role, mode, needed }) => ({ role, mode, needed }))
}
