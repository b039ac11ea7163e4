import { householdType, languageCode, legalStatus, municipalityCode, TERRITORIES } from '@intarsi/contracts'
import * as z from 'zod'
import { placeKind } from '../../places/place.ts'
import type { MatchRequest } from '../types.ts'
import { codeOf, doubles, type Fault, listOf, type Row, readRows, whole, yesNo } from './cells.ts'

/** Columns of a file of households. Nationality is none of them: such a column is refused as unknown. */
const columns = z.object({
  id: z.string().min(1),
  territory: codeOf(TERRITORIES).default('RE'),
  urgency: codeOf(['U0', 'U1', 'U2', 'U3'] as const).default('U3'),
  waitingSince: z.iso.date().optional(),
  householdType: codeOf(householdType.options).default('unknown'),
  adultStatuses: listOf(codeOf([...legalStatus.options, 'unknown'] as const)).default([]),
  adultsAllWomen: yesNo.default(false),
  people: whole(1, 20),
  infants: whole(0, 10).default(0),
  adults: whole(0, 20).default(1),
  rooms: whole(1, 10).default(1),
  accessiblePeople: whole(0, 20).default(0),
  languages: listOf(languageCode).default([]),
  groundFloorOrLift: yesNo.default(false),
  pets: yesNo.default(false),
  smoking: yesNo.default(false),
  cohousing: codeOf(['yes', 'no', 'unknown'] as const).default('unknown'),
  enterBy: z.iso.date().optional(),
  stayMonths: whole(1, 120).optional(),
  nearMunicipalities: listOf(municipalityCode).default([]),
  livesIn: municipalityCode.optional(),
  wishedMunicipalities: listOf(municipalityCode).default([]),
  rankedPlaces: listOf(z.string()).default([]),
  wishedKinds: listOf(codeOf(placeKind.options)).default([]),
  avoidMunicipalities: listOf(municipalityCode).default([]),
  avoidPlaces: listOf(z.string()).default([]),
  refusedPlaces: listOf(z.string()).default([]),
})

export const HOUSEHOLD_COLUMNS: readonly string[] = Object.keys(columns.shape)

type Household = z.infer<typeof columns> & { line: number }

/** The households of a file's rows, and every fault with its line. `today` is when somebody without a date began to wait. */
export function readHouseholdRows(
  rows: readonly Row[],
  { today, placeIds }: { today: string; placeIds: ReadonlySet<string> },
): { requests: MatchRequest[]; faults: Fault[] } {
  const { values, faults } = readRows(rows, columns)
  return {
    requests: values.map((row) => toRequest(row, today)),
    faults: [
      ...faults,
      ...doubles(values),
      ...values.flatMap((row) => contradictionsOf(row, { today, placeIds })),
    ],
  }
}

function toRequest({ line: _line, ...row }: Household, today: string): MatchRequest {
  const { waitingSince, infants, rankedPlaces, avoidPlaces, refusedPlaces, ...rest } = row
  const children = Math.max(0, row.people - row.adults)
  return {
    ...rest,
    openedAt: `${waitingSince ?? today}T00:00:00.000Z`,
    adultStatuses: row.adultStatuses.map((status) => (status === 'unknown' ? null : status)),
    bedPeople: Math.max(1, row.people - infants),
    children,
    hasMinors: children > 0,
    enterBy: row.enterBy ?? null,
    stayMonths: row.stayMonths ?? null,
    livesIn: row.livesIn ?? null,
    rankedPlaceIds: rankedPlaces,
    avoidPlaceIds: avoidPlaces,
    refusedPlaceIds: refusedPlaces,
  }
}

function contradictionsOf(
  row: Household,
  { today, placeIds }: { today: string; placeIds: ReadonlySet<string> },
): Fault[] {
  const fault = (column: string, reason: string): Fault => ({ line: row.line, column, reason })
  const faults: Fault[] = []
  if (row.adults > row.people) faults.push(fault('adults', 'More adults than people.'))
  if (row.infants > row.people - row.adults) faults.push(fault('infants', 'More infants than children.'))
  if (row.accessiblePeople > row.people) faults.push(fault('accessiblePeople', 'More than the people.'))
  if (row.waitingSince && row.waitingSince > today)
    faults.push(fault('waitingSince', 'That day is still to come.'))
  for (const column of ['rankedPlaces', 'avoidPlaces', 'refusedPlaces'] as const)
    for (const id of row[column])
      if (!placeIds.has(id)) faults.push(fault(column, `There is no place ${id} in the file of places.`))
  for (const id of row.rankedPlaces)
    if (row.avoidPlaces.includes(id))
      faults.push(fault('rankedPlaces', `${id} is wished for and to be avoided.`))
  return faults
}
