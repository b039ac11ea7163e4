import type { TableBefore } from '@intarsi/access'
import { type ReferralState, sharesOnly } from '@intarsi/contracts'
import type { ReferralView } from './referral-view.ts'

/** What a table still has to decide, or to start: its members read whose household it is. */
const TO_DECIDE = new Set<ReferralState>([
  'routed',
  'under-review',
  'info-requested',
  'ready',
  'awaiting-precondition',
  'waiting-list',
])

type Seen = Pick<ReferralView, 'state' | 'queue' | 'agendaTableId' | 'tableFunction' | 'presaInCarico'>

/**
 * The tables that have a referral before them (section 3.5): the one that reads it and the one whose agenda takes it, in
 * Ferrara two. What is parked with the coordinator or ended is before none. Of what is decided the chair reads on by
 * role, and members no name any more. Cesena's network only shares: who prepares and who decides there sit elsewhere
 * (CE-03, CE-04). Pure.
 */
export function tablesOf(view: Seen): TableBefore[] {
  return [...new Set(seenBy(view))]
    .filter((tableId) => typeof tableId === 'string')
    .map((tableId) => ({ tableId, part: partOf(tableId, view) }))
}

function partOf(tableId: string, { state, agendaTableId, tableFunction }: Seen): TableBefore['part'] {
  if (tableId !== agendaTableId) return 'reads'
  if (sharesOnly(tableFunction ?? '')) return 'shares'
  return TO_DECIDE.has(state) ? 'decides' : 'reads'
}

function seenBy(view: Seen): (string | null)[] {
  const { agendaTableId, presaInCarico } = view
  switch (view.state) {
    case 'routed':
    case 'under-review':
    case 'info-requested':
    case 'ready':
      return [readingTable(view), agendaTableId]
    case 'awaiting-precondition':
    case 'handing-over':
      return [readingTable(view)]
    case 'waiting-list':
      return [agendaTableId]
    case 'admitted':
      return presaInCarico?.closedAt === null ? [agendaTableId] : []
    default:
      return []
  }
}

function readingTable({ queue }: Seen): string | null {
  return queue && queue.kind !== 'coordinator' ? queue.id : null
}
