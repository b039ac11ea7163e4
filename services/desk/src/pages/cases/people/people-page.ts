import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { listObservations, type Observation } from '../../../api/case-people.ts'
import { type CaseManager, readCaseManagers } from '../../../api/cases.ts'
import { type Equipe, findEquipe } from '../../../api/equipes.ts'
import { listPeople, type Person } from '../../../api/people.ts'
import { ApiProblem } from '../../../api/problem.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { peopleWords } from '../../../words/case-people.ts'
import type { PageRoutes } from '../../page-route.ts'
import { householdParams, type Part, readPage } from '../household/household-data.ts'
import { showHousehold } from '../household/show-household.ts'
import { answersOf } from '../household/task-answers.ts'
import { PeopleView } from './people-view.tsx'

export type PeopleParts = {
  equipe: Equipe | null
  managers: readonly CaseManager[]
  observations: readonly Observation[]
}

/** The form that was sent, where it has something to correct. */
export type Tried = {
  form: 'hand-over' | 'decline' | 'seat' | 'observer' | null
  faults: readonly FormFault[]
}

const NOTHING_TRIED: Tried = { form: null, faults: [] }

/** Who is around the household: its case manager, the équipe with its vacancies, who is told, who observes. */
export const peoplePage: PageRoutes = (app) => {
  app.get('/cases/:referralId/people', (request, reply) => showPeople(request, reply, NOTHING_TRIED))
}

export async function showPeople(request: FastifyRequest, reply: FastifyReply, tried: Tried) {
  const { referralId } = householdParams.parse(request.params)
  const { frame, rest } = await readPage(request, partsOf(referralId))
  const sits = rest.equipe?.seats.some(({ personId }) => personId === request.person.personId)
  const chooses = frame.household.mayManage || sits
  const staff = chooses ? await staffOf(request, frame.household.territory) : []
  return showHousehold(reply, frame, {
    part: reply.words().t(peopleWords.title),
    hasErrors: tried.faults.length > 0,
    body: h(PeopleView, { frame, ...rest, staff, tried, answers: answersOf(request, tried.faults) }),
  })
}

function partsOf(referralId: string): Part<PeopleParts> {
  return {
    read: async (api, picId) => {
      const [equipe, managers, observations] = await Promise.all([
        findEquipe(api, picId),
        readable(readCaseManagers(api, referralId)),
        listObservations(api, picId),
      ])
      return { equipe, managers: managers?.items ?? [], observations }
    },
    names: ({ equipe, managers, observations }) => [
      ...managers.flatMap(({ personId, runnerUpId }) => [personId, runnerUpId]),
      ...(equipe?.seats ?? []).flatMap(({ personId, delegateId }) => [personId, delegateId]),
      ...(equipe?.collaborators ?? []).map(({ personId }) => personId),
      ...observations.map(({ settledBy }) => settledBy),
    ],
  }
}

/** None for who may not read the directory. */
async function staffOf({ api }: FastifyRequest, territory: string): Promise<Person[]> {
  return ((await readable(listPeople(api, territory))) ?? []).filter(({ active }) => active)
}

/** A tutor has a part in the case and does not read who else leads it; so with the directory. */
async function readable<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 403) return null
    throw error
  }
}
