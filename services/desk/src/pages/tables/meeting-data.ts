import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import { householdLabels, type Labels, personLabels } from '../../api/labels.ts'
import { type MeetingDetail, readMeeting } from '../../api/meetings.ts'
import { readTable, type TableDetail } from '../../api/tables.ts'
import { standingItems } from './agenda-items.ts'
import { leads } from './table-rights.ts'

export type MeetingData = {
  meeting: MeetingDetail
  table: TableDetail
  households: Labels
  people: Labels
  /** The chair, the coordinator, or who was delegated for this meeting. */
  mayLead: boolean
}

export const meetingParams = z.object({ meetingId: z.uuid() })

/** A meeting with its table and the names of everybody on it. */
export async function readMeetingData({ api, person, params }: FastifyRequest): Promise<MeetingData> {
  const { meetingId } = meetingParams.parse(params)
  const read = await readMeeting(api, meetingId)
  const meeting = { ...read, items: standingItems(read.items) }
  const [table, households] = await Promise.all([
    readTable(api, meeting.tableId),
    householdLabels(
      api,
      meeting.items.flatMap(({ referral }) => (referral ? [referral.householdId] : [])),
    ),
  ])
  const people = await personLabels(api, peopleOf(meeting, table))
  const isDelegate = meeting.delegates.some(({ personId }) => personId === person.personId)
  return { meeting, table, households, people, mayLead: leads(person, meeting) || isDelegate }
}

function peopleOf(meeting: MeetingDetail, table: TableDetail): (string | null)[] {
  const referrals = meeting.items.flatMap(({ referral }) => (referral ? [referral] : []))
  return [
    table.chairId,
    ...table.deputyIds,
    ...table.members.map(({ personId }) => personId),
    ...referrals.flatMap(({ preparerId, caseManagers }) => [
      preparerId,
      ...caseManagers.flatMap(({ personId, runnerUpId }) => [personId, runnerUpId]),
    ]),
    ...meeting.attendance.flatMap(({ personId, forPersonId }) => [personId, forPersonId]),
    ...meeting.delegates.map(({ personId }) => personId),
    ...meeting.abstentions.map(({ personId }) => personId),
    ...meeting.decisions.map(({ decidedBy }) => decidedBy),
  ]
}
