import type { FastifyRequest } from 'fastify'
import { type Attachment, listAttachments } from '../../../api/attachments.ts'
import { householdLabels, personLabels } from '../../../api/labels.ts'
import { ApiProblem, ServiceAway } from '../../../api/problem.ts'
import { type ReferralDetail, readReferral } from '../../../api/referral.ts'
import { type ReferralAnswer, readAnswer } from '../../../api/referral-answer.ts'
import { listSportelli, type Sportello } from '../../../api/referral-form.ts'
import { tableNames } from '../../../api/table-names.ts'

export type OwnReferral = {
  referral: ReferralDetail
  /** What the table's side tells the sender; null when it cannot be read now, or nobody has the referral yet. */
  answer: ReferralAnswer | null
  household: string | null
  sportello: Sportello | undefined
  files: readonly Attachment[]
  personOf: (id: string | null | undefined) => string | null
  /** Name of a table or équipe of the referral's territory. */
  tableOf: (id: string | null | undefined) => string | null
}

/** A referral as its sportello reads it, with every name that can be had. */
export async function readOwn({ api }: FastifyRequest, referralId: string): Promise<OwnReferral> {
  const referral = await readReferral(api, referralId)
  const [households, people, sportelli, tables, files, answer] = await Promise.all([
    householdLabels(api, [referral.householdId]),
    personLabels(api, peopleOf(referral)),
    listSportelli(api),
    orWithout(tableNames(api, referral.territory), new Map<string, string>()),
    listAttachments(api, referralId),
    orWithout(readAnswer(api, referralId), null),
  ])
  return {
    referral,
    household: households.of(referral.householdId),
    sportello: sportelli.find(({ sportelloId }) => sportelloId === referral.sportelloId),
    files,
    answer,
    personOf: people.of,
    tableOf: (id) => (id ? (tables.get(id) ?? null) : null),
  }
}

/** A referral may have gone to a territory whose tables the sender does not see, or be on its way: the page does without. */
async function orWithout<Answer, None>(asked: Promise<Answer>, none: None): Promise<Answer | None> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ApiProblem || error instanceof ServiceAway) return none
    throw error
  }
}

const BY = ['movedBy', 'decidedBy', 'personId', 'confirmedBy'] as const

function peopleOf({ standing, history }: ReferralDetail): (string | null)[] {
  const { holder, preparerId, coordinatorId, referencePerson, caseManagers } = standing
  return [
    holder.kind === 'person' ? holder.id : null,
    preparerId,
    coordinatorId,
    referencePerson.personId,
    ...caseManagers.map(({ personId }) => personId),
    ...history.flatMap(({ data }) => BY.map((key) => data[key]).filter((id) => typeof id === 'string')),
  ].filter((id) => id !== 'system')
}
