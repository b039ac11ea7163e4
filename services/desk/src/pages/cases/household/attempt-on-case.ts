import type { FastifyReply, FastifyRequest } from 'fastify'
import { findHousehold, type ListedHousehold, readHistory } from '../../../api/households.ts'
import { personLabels } from '../../../api/labels.ts'
import type { ApiProblem } from '../../../api/problem.ts'
import { caseWords as words } from '../../../words/cases.ts'
import { problemWords } from '../../../words/problems.ts'
import { isRefusal } from '../../attempt.ts'
import { entryOf, peopleOfHistory } from './history-entries.ts'
import { householdParams, refuseCase } from './household-data.ts'

const LOOKED_AT = 20

/** The case of the address; a page that says why where there is none that the person may read. */
export async function caseOf(request: FastifyRequest): Promise<ListedHousehold> {
  const { referralId } = householdParams.parse(request.params)
  return (await findHousehold(request.api, referralId)) ?? (await refuseCase(request))
}

type Attempt = {
  found: ListedHousehold
  /** The page to go back to, whatever happened. */
  back: string
  said: string
  /** Shows a form again with what was typed into it, and why it was refused; left out: `back` says it. */
  again?: (why: string) => Promise<FastifyReply>
  /** The task, objective or document it is about; left out: the case itself. */
  subjectId?: string
}

/** The command of a small form on a case: done, or refused; who was slower than somebody is told who did what. */
export async function attemptOnCase(
  request: FastifyRequest,
  reply: FastifyReply,
  { work, ...attempt }: Attempt & { work: () => Promise<unknown> },
): Promise<FastifyReply> {
  try {
    await work()
  } catch (error) {
    if (!isRefusal(error)) throw error
    const why = await whyRefused(request, reply, { ...attempt, problem: error })
    return attempt.again ? await attempt.again(why) : reply.refused(attempt.back, why)
  }
  return reply.seeOther(attempt.back, attempt.said)
}

/** A refusal in words: for a version that is passed, who changed the case since, what, when. */
export async function whyRefused(
  { api }: FastifyRequest,
  reply: FastifyReply,
  { problem, found, subjectId }: Pick<Attempt, 'found' | 'subjectId'> & { problem: ApiProblem },
): Promise<string> {
  const { t, date } = reply.words()
  if (problem.status !== 412) return t(problemWords(problem.code))
  const { items } = await readHistory(api, found.picId, { limit: LOOKED_AT })
  const last = items.find((entry) => !subjectId || entry.subjectId === subjectId) ?? items[0]
  if (!last) return t(words.changedUnknown)
  const people = await personLabels(api, peopleOfHistory([last]))
  const told = entryOf(last, { t, date, people, territory: found.territory })
  return t(words.changedMeanwhile, {
    what: told.title,
    name: told.by ?? t(words.somebody),
    date: date(last.at, 'moment'),
  })
}
