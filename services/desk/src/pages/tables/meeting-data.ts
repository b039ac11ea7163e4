import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { Callers } from '../../api/caller.ts'
import { type EquipeProposal, readEquipeProposals } from '../../api/cases.ts'
import { type Decider, readDecider } from '../../api/decisions.ts'
import { householdLabels, type Labels, personLabels } from '../../api/labels.ts'
import { type MeetingDetail, readMeeting } from '../../api/meetings.ts'
import { ApiProblem, ServiceAway } from '../../api/problem.ts'
import { readTable, type TableDetail } from '../../api/tables.ts'
import { isOpen, standingItems } from './agenda-items.ts'
import { leads } from './table-rights.ts'

export type MeetingData = {
  meeting: MeetingDetail
  table: TableDetail
  households: Labels
  people: Labels
  /** By referral: the équipe that admitting it would form. None for who may not read it. */
  equipes: ReadonlyMap<string, EquipeProposal>
  /** By referral still to be decided, for who may lead: who decides today. None where that cannot be read. */
  deciders: ReadonlyMap<string, Decider>
  /** The chair, the coordinator, or who was delegated for this meeting. */
  mayLead: boolean
}

/** So many the service answers at once. */
const MOST_EQUIPES = 50

export const meetingParams = z.object({ meetingId: z.uuid() })

/** A meeting with its table and the names of everybody on it. */
export async function readMeetingData({ api, person, params }: FastifyRequest): Promise<MeetingData> {
  const { meetingId } = meetingParams.parse(params)
  const read = await readMeeting(api, meetingId)
  const meeting = { ...read, items: standingItems(read.items) }
  const [table, equipes, households] = await Promise.all([
    readTable(api, meeting.tableId),
    readEquipes(api, meeting),
    householdLabels(
      api,
      meeting.items.flatMap(({ referral }) => (referral ? [referral.householdId] : [])),
    ),
  ])
  const isDelegate = meeting.delegates.some(({ personId }) => personId === person.personId)
  const mayLead = leads(person, meeting) || isDelegate
  const deciders = mayLead ? await readDeciders(api, meeting) : new Map<string, Decider>()
  const people = await personLabels(api, [
    ...peopleOf(meeting, table),
    ...seated(equipes),
    ...[...deciders.values()].map(({ chairId }) => chairId),
  ])
  return { meeting, table, households, people, equipes, deciders, mayLead }
}

const toDecide = ({ items }: MeetingDetail): string[] =>
  items
    .filter((item) => item.kind === 'new-referral' && isOpen(item))
    .flatMap(({ referral }) => (referral ? [referral.referralId] : []))

async function readDeciders(api: Callers, meeting: MeetingDetail): Promise<MeetingData['deciders']> {
  const read = await Promise.all(
    toDecide(meeting).map(async (referralId) => [referralId, await readDecider(api, referralId)] as const),
  )
  return new Map(read.flatMap(([referralId, decider]) => (decider ? [[referralId, decider] as const] : [])))
}

/** For the referrals still to be decided; a member who may not read équipes sees the roles alone. */
async function readEquipes(api: Callers, meeting: MeetingDetail): Promise<MeetingData['equipes']> {
  const ids = toDecide(meeting)
  const parts: string[][] = []
  for (let from = 0; from < ids.length; from += MOST_EQUIPES) parts.push(ids.slice(from, from + MOST_EQUIPES))
  const found = await Promise.all(parts.map((part) => readEquipeProposals(api, part).catch(none)))
  return new Map(found.flatMap((equipes) => [...equipes]))
}

function none(error: unknown): MeetingData['equipes'] {
  if (error instanceof ServiceAway || error instanceof ApiProblem) return new Map()
  throw error
}

function seated(equipes: MeetingData['equipes']): (string | null)[] {
  return [...equipes.values()].flatMap(({ seats }) =>
    seats.flatMap(({ personId, runnerUpId }) => [personId, runnerUpId]),
  )
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
