import { MUNICIPALITIES, type Territory, territoryOfMunicipality } from '@intarsi/contracts'
import type { Callers } from '../../../api/caller.ts'
import { type Home, listHomes, listSportelliPlaces, type SportelloPlace } from '../../../api/oversight.ts'
import { ApiProblem, ServiceAway } from '../../../api/problem.ts'

export type Located = {
  code: string
  name: string
  /** Outside the territory: in the table, not on the map. */
  elsewhere: boolean
  sportelli: readonly SportelloPlace[]
  homes: number
  beds: number
}

export type MapData = {
  located: readonly Located[]
  /** Places whose address is private: where they are, nobody learns from a map. */
  hidden: number
  /** False: the housing service does not answer. */
  complete: boolean
}

/** Sportelli and places of a territory, put together by municipality. */
export async function readMap(api: Callers, territory: Territory): Promise<MapData> {
  const [sportelli, homes] = await Promise.all([
    listSportelliPlaces(api, territory),
    orNull(listHomes(api, territory)),
  ])
  const shown = (homes ?? []).filter(({ addressPrivate }) => !addressPrivate)
  return {
    located: locate(territory, sportelli, shown),
    hidden: (homes ?? []).length - shown.length,
    complete: homes !== null,
  }
}

function locate(
  territory: Territory,
  sportelli: readonly SportelloPlace[],
  homes: readonly Home[],
): Located[] {
  const codes = new Set([...sportelli, ...homes].map(({ municipality }) => municipality))
  return [...codes]
    .map((code) => {
      const here = homes.filter(({ municipality }) => municipality === code)
      return {
        code,
        name: MUNICIPALITIES[code] ?? code,
        elsewhere: territoryOfMunicipality(code) !== territory,
        sportelli: sportelli.filter(({ municipality }) => municipality === code),
        homes: here.length,
        beds: here.reduce((sum, { beds }) => sum + beds, 0),
      }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'it'))
}

/** Without the housing service the sportelli are worth showing. */
async function orNull<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ServiceAway || (error instanceof ApiProblem && error.status >= 500)) return null
    throw error
  }
}
