import type { FastifyRequest } from 'fastify'
import { type CaseFile, readCase } from '../../../api/cases.ts'
import { householdLabels, type Labels, personLabels } from '../../../api/labels.ts'
import { listPeople, type Person } from '../../../api/people.ts'

export type ExclusionData = {
  file: CaseFile
  staff: readonly Person[]
  households: Labels
  people: Labels
}

/** A referral that a gate proposes to keep out, and who could tell its household. */
export async function readExclusionData({ api }: FastifyRequest, referralId: string): Promise<ExclusionData> {
  const file = await readCase(api, referralId)
  const [staff, households, people] = await Promise.all([
    listPeople(api, file.territory),
    householdLabels(api, [file.householdId]),
    personLabels(api, [file.preparerId, file.history.at(-1)?.movedBy]),
  ])
  return { file, staff: staff.filter(({ active }) => active), households, people }
}
