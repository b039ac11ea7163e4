import type { DecisionFacts } from '@intarsi/contracts'
import type { Kysely } from 'kysely'
import type { CaseManagerRow } from '../case-managers/tables.ts'
import type { ReferralRow } from '../referrals/tables.ts'
import type { EquipeSchema } from '../schema.ts'
import type { ItemView } from './meeting-views.ts'
import type { AgendaItemRow } from './tables.ts'

const ADULT = 18

export type ListedItem = ItemView & { meetingId: string | null }

/** Items as their table reads them, urgent first, then by how long they wait. */
export async function listItems(
  db: Kysely<EquipeSchema>,
  { tableId, meetingIds, undated }: { tableId: string; meetingIds: string[]; undated: boolean },
): Promise<ListedItem[]> {
  const items = await db
    .selectFrom('agenda_item')
    .selectAll()
    .where('table_id', '=', tableId)
    .where('state', '!=', 'removed')
    .where((e) =>
      e.or([
        ...(meetingIds.length > 0 ? [e('meeting_id', 'in', meetingIds)] : []),
        ...(undated
          ? [e.and([e('meeting_id', 'is', null), e('state', 'in', ['planned', 'on-agenda'])])]
          : []),
      ]),
    )
    .orderBy('urgency', (order) => order.asc().nullsLast())
    .orderBy('added_at')
    .execute()
  const ids = items.map((item) => item.referral_id).filter((id) => id !== null)
  const referrals = new Map((await readReferrals(db, ids)).map((row) => [row.referral_id, row]))
  const managers = await readManagers(db, ids)
  return items.map((item) => viewOfItem(item, referrals.get(item.referral_id ?? ''), managers))
}

/** The same without anything that leads to a household: for a table that shares and decides nothing. */
export function withoutHouseholds(items: ListedItem[]): ListedItem[] {
  return items.map((item) => ({ ...item, referral: null }))
}

async function readReferrals(db: Kysely<EquipeSchema>, ids: string[]): Promise<ReferralRow[]> {
  if (ids.length === 0) return []
  return await db.selectFrom('referral').selectAll().where('referral_id', 'in', ids).execute()
}

async function readManagers(db: Kysely<EquipeSchema>, ids: string[]): Promise<CaseManagerRow[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('case_manager')
    .selectAll()
    .where('referral_id', 'in', ids)
    .where('state', 'in', ['proposed', 'confirmed', 'handing-over', 'interim'])
    .orderBy('seat')
    .execute()
}

function viewOfItem(
  item: AgendaItemRow,
  referral: ReferralRow | undefined,
  managers: CaseManagerRow[],
): ListedItem {
  return {
    agendaItemId: item.agenda_item_id,
    meetingId: item.meeting_id,
    kind: item.kind,
    state: item.state,
    urgency: item.urgency,
    deferrals: item.deferrals,
    subject: item.subject,
    referral: referral ? viewOfReferral(referral, managers) : null,
  }
}

function viewOfReferral(row: ReferralRow, managers: CaseManagerRow[]): ItemView['referral'] {
  return {
    referralId: row.referral_id,
    number: row.referral_number,
    householdId: row.household_id,
    state: row.state,
    fileReady: row.state === 'ready',
    betweenMeetings: row.between_meetings,
    rule: row.rule,
    gate: row.gate && { id: row.gate.id, summary: row.gate.summary, ambiguous: row.gate.ambiguous },
    preparerId: row.preparer_id,
    composition: compositionOf(row.facts),
    caseManagers: managers
      .filter((manager) => manager.referral_id === row.referral_id)
      .map(({ seat, person_id, state, reasons }) => ({ seat, personId: person_id, state, reasons })),
  }
}

function compositionOf(facts: DecisionFacts) {
  return {
    householdType: facts.householdType,
    members: facts.members.length,
    minors: facts.members.filter(({ ageYears }) => ageYears !== null && ageYears < ADULT).length,
    languages: facts.languages,
    needs: facts.needs,
  }
}
