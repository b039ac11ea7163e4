import type { FastifyRequest } from 'fastify'
import {
  type CaseFile,
  type CaseManagers,
  type EquipeProposal,
  readCase,
  readCaseManagers,
  readEquipeProposal,
} from '../../../api/cases.ts'
import { type Decider, readDecider } from '../../../api/decisions.ts'
import { householdLabels, type Labels, type PeopleLabels, personLabels } from '../../../api/labels.ts'
import { listPeople, type Person } from '../../../api/people.ts'

export type DecisionData = {
  file: CaseFile
  managers: CaseManagers
  equipe: EquipeProposal
  decider: Decider | null
  /** Who works in the territory: for choices of a person. */
  staff: readonly Person[]
  people: PeopleLabels
  households: Labels
}

/** Everything a table looks at before it decides on one referral. */
export async function readDecisionData({ api }: FastifyRequest, referralId: string): Promise<DecisionData> {
  const [file, managers, equipe, decider] = await Promise.all([
    readCase(api, referralId),
    readCaseManagers(api, referralId),
    readEquipeProposal(api, referralId),
    readDecider(api, referralId),
  ])
  const [staff, people, households] = await Promise.all([
    listPeople(api, file.territory),
    personLabels(api, [
      file.preparerId,
      decider?.chairId,
      ...file.overlaps.map(({ caseManagerId }) => caseManagerId ?? null),
      ...managers.items.flatMap(({ personId, runnerUpId }) => [personId, runnerUpId]),
      ...equipe.seats.flatMap(({ personId, runnerUpId }) => [personId, runnerUpId]),
      ...file.decisions.flatMap(({ decidedBy, secondPersonId }) => [decidedBy, secondPersonId]),
      ...file.history.map(({ movedBy }) => (movedBy === 'system' ? null : movedBy)),
      file.urgencyOverride?.by ?? null,
      file.voidRequest?.requestedBy ?? null,
      ...file.decisions.map(({ tellsHousehold }) => tellsHousehold?.personId ?? null),
      file.standing.holder.kind === 'person' ? file.standing.holder.id : null,
    ]),
    householdLabels(api, [file.householdId]),
  ])
  const active = staff.filter((person) => person.active)
  return { file, managers, equipe, decider, staff: active, people, households }
}
