import type { Territory } from '@intarsi/contracts'
import { latestProfile } from '@intarsi/territories'
import type { MeetingDetail } from '../../api/meetings.ts'
import type { TableDetail } from '../../api/tables.ts'

/** Everybody who sits at a table, once: the chair, the deputies, the members. */
export function sittingAt({ chairId, deputyIds, members }: Seats): string[] {
  const ids = [chairId, ...deputyIds, ...members.map(({ personId }) => personId)]
  return [...new Set(ids.filter((one) => one !== null))]
}

type Seats = Pick<TableDetail, 'chairId' | 'deputyIds' | 'members'>
type Sitting = {
  table: Seats & { territory: Territory; key: string }
  meeting: Pick<MeetingDetail, 'items' | 'attendance'>
}

/**
 * Who sits at a meeting: the table's people, and where they vary by case (FE-03: the case's social worker, RE-12) whoever
 * follows a household of its agenda. Who was written down stays.
 */
export function sittingAtMeeting({ table, meeting }: Sitting): string[] {
  const { varying = [] } = latestProfile(table.territory).tables[table.key] ?? {}
  const follow = varying.length > 0 ? managersOf(meeting).map(({ personId }) => personId) : []
  const written = meeting.attendance.filter(({ forPersonId }) => forPersonId === null)
  return [...new Set([...sittingAt(table), ...follow, ...written.map(({ personId }) => personId)])]
}

/** Whoever follows a household of a meeting's agenda, or is proposed to. */
export function managersOf({ items }: Pick<MeetingDetail, 'items'>) {
  return items.flatMap(({ referral }) => referral?.caseManagers ?? [])
}
