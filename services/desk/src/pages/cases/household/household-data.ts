import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { Callers } from '../../../api/caller.ts'
import { readCase } from '../../../api/cases.ts'
import { findHousehold, type Household, readHousehold } from '../../../api/households.ts'
import { householdLabels, type Labels, type PeopleLabels, personLabels } from '../../../api/labels.ts'
import { DeskRefusal } from '../../../server/failures.ts'
import { today } from '../today.ts'

export const householdParams = z.object({ referralId: z.uuid() })

/** What every page of a household stands on. */
export type HouseholdFrame = {
  household: Household
  /** Its name, where the person may read it. */
  name: string | null
  names: Labels
  people: PeopleLabels
  day: string
}

/** What one page shows besides, and the people that it names. */
export type Part<Rest> = {
  read: (api: Callers, picId: string) => Promise<Rest>
  names: (rest: Rest) => readonly (string | null)[]
}

type Page<Rest> = { frame: HouseholdFrame; rest: Rest }

/** As `findPage`; where there is no case that the person may read, a page that says why. */
export async function readPage<Rest>(request: FastifyRequest, part: Part<Rest>): Promise<Page<Rest>> {
  const page = await findPage(request, part)
  return page ?? (await refuseCase(request))
}

/**
 * Why an address shows no case. Who followed it before hears who does now and since when, and whoever may not read the
 * referral that they may not: that says the service that has it in hand. A 404 page where there is none.
 */
export async function refuseCase({ api, params }: FastifyRequest): Promise<never> {
  await readCase(api, householdParams.parse(params).referralId)
  throw new DeskRefusal(404, 'not-found')
}

/** The household of an address and what its page shows besides, with the names of everybody in them. */
export async function findPage<Rest>(
  { api, params }: FastifyRequest,
  part: Part<Rest>,
): Promise<Page<Rest> | null> {
  const { referralId } = householdParams.parse(params)
  const found = await findHousehold(api, referralId)
  if (!found) return null
  const [household, names, rest] = await Promise.all([
    readHousehold(api, found.picId),
    householdLabels(api, [found.householdId]),
    part.read(api, found.picId),
  ])
  const people = await personLabels(api, [...peopleOf(household), ...part.names(rest)])
  const frame = { household, name: names.of(household.householdId), names, people, day: today() }
  return { frame, rest }
}

function peopleOf({ caseManager, people, referencePersonId, project }: Household) {
  return [
    caseManager.personId,
    referencePersonId,
    ...people.map(({ personId }) => personId),
    ...(project?.signatures ?? []).map(({ personId }) => personId),
  ]
}

/** Who may be given something to do: each person once, by name. */
export function ownersOf({ household, people }: Pick<HouseholdFrame, 'household' | 'people'>) {
  const ids = [...new Set(household.people.filter(({ role }) => role !== 'tutor').map((one) => one.personId))]
  return ids
    .map((value) => ({ value, label: people.of(value) ?? value }))
    .sort((one, other) => one.label.localeCompare(other.label, 'it'))
}
