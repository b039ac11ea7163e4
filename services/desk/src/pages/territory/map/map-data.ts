import { MUNICIPALITIES, type Territory, territoryOfMunicipality } from '@intarsi/contracts'
import type { Callers } from '../../../api/caller.ts'
import {
  type BodyOfTerritory,
  type Home,
  listBodies,
  listHomes,
  listSportelliPlaces,
  type SportelloPlace,
} from '../../../api/oversight.ts'
import { ApiProblem, ServiceAway } from '../../../api/problem.ts'

export type Located = {
  code: string
  name: string
  /** Outside the territory: in the table, not on the map. */
  elsewhere: boolean
  sportelli: readonly SportelloPlace[]
  /** Bodies that have their seat here. */
  bodies: readonly BodyOfTerritory[]
  homes: number
  beds: number
}

export type MapData = {
  located: readonly Located[]
  /** Every body of the territory, wherever it is. */
  bodies: readonly MappedBody[]
  /** Places whose address is private: where they are, nobody learns from a map. */
  hidden: number
  /** False: the housing service does not answer. */
  complete: boolean
}

/** A body with the municipalities that say where it is: its seat's, or its sportelli's where that is not told. */
export type MappedBody = BodyOfTerritory & { sportelli: readonly SportelloPlace[] }

/** Bodies, sportelli and places of a territory, put together by municipality. */
export async function readMap(api: Callers, territory: Territory): Promise<MapData> {
  const [bodies, sportelli, homes] = await Promise.all([
    listBodies(api, territory),
    listSportelliPlaces(api, territory),
    orNull(listHomes(api, territory)),
  ])
  const shown = (homes ?? []).filter(({ addressPrivate }) => !addressPrivate)
  return {
    located: locate(territory, { bodies, sportelli, homes: shown }),
    bodies: bodies.map((body) => ({
      ...body,
      sportelli: sportelli.filter(({ bodyId }) => bodyId === body.bodyId),
    })),
    hidden: (homes ?? []).length - shown.length,
    complete: homes !== null,
  }
}

type Found = {
  bodies: readonly BodyOfTerritory[]
  sportelli: readonly SportelloPlace[]
  homes: readonly Home[]
}

function locate(territory: Territory, { bodies, sportelli, homes }: Found): Located[] {
  const codes = new Set([...bodies, ...sportelli, ...homes].map(({ municipality }) => municipality))
  return [...codes]
    .filter((code) => code !== null)
    .map((code) => {
      const here = homes.filter(({ municipality }) => municipality === code)
      return {
        code,
        name: MUNICIPALITIES[code] ?? code,
        elsewhere: territoryOfMunicipality(code) !== territory,
        sportelli: sportelli.filter(({ municipality }) => municipality === code),
        bodies: bodies.filter(({ municipality }) => municipality === code),
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
