import { householdType, languageCode, legalStatus, municipalityCode, TERRITORIES } from '@intarsi/contracts'
import * as z from 'zod'
import {
  cohabitationRule,
  contradictions,
  landlordWish,
  placeDescription,
  placeKind,
} from '../../places/place.ts'
import { dayAfter } from '../../rome-time.ts'
import type { MatchPlace } from '../types.ts'
import { codeOf, doubles, type Fault, listOf, type Row, readRows, whole, yesNo } from './cells.ts'

/** So long who is urgent (U1) can wait at most: default (ours). */
const URGENT_DAYS = 7

/** Columns of a file of places. What is left out keeps nobody out. */
const columns = z.object({
  id: z.string().min(1),
  territory: codeOf(TERRITORIES).default('RE'),
  municipality: municipalityCode.default('035033'),
  kind: codeOf(placeKind.options).default('planned-flat'),
  rooms: whole(1, 40),
  beds: whole(1, 80),
  cots: whole(0, 20).default(0),
  maxAdults: whole(1, 80).optional(),
  maxChildren: whole(0, 80).optional(),
  accessible: yesNo.default(false),
  accessibleBeds: whole(1, 80).optional(),
  groundFloorOrLift: yesNo.default(false),
  legalStatuses: listOf(codeOf(legalStatus.options)).optional(),
  householdTypes: listOf(codeOf(householdType.options)).optional(),
  womenOnly: yesNo.default(false),
  stayLimitMonths: whole(1, 120).optional(),
  entryFrom: z.iso.date().optional(),
  entryUntil: z.iso.date().optional(),
  reserveForUrgent: yesNo.default(false),
  maxHouseholds: whole(1, 20).default(1),
  cohabitationRules: listOf(codeOf(cohabitationRule.options)).default([]),
  petsAllowed: yesNo.default(true),
  smokingAllowed: yesNo.default(true),
  blockedUntil: z.iso.date().optional(),
  communityLanguages: listOf(languageCode).default([]),
  landlordWishes: listOf(codeOf(landlordWish.options)).default([]),
})

export const PLACE_COLUMNS: readonly string[] = Object.keys(columns.shape)

/** The places of a file's rows, and every fault with its line. */
export function readPlaceRows(
  rows: readonly Row[],
  today: string,
): { places: MatchPlace[]; faults: Fault[] } {
  const { values, faults } = readRows(rows, columns)
  const places = values.map(({ line, ...row }) => ({ line, place: toPlace(row) }))
  return {
    places: places.map(({ place }) => place),
    faults: [
      ...faults,
      ...doubles(values),
      ...places.flatMap(({ line, place }) => contradictionsOf(place).map((fault) => ({ line, ...fault }))),
      ...values.flatMap(({ line, reserveForUrgent, entryFrom }) =>
        reserveForUrgent && entryFrom && entryFrom > dayAfter(today, URGENT_DAYS)
          ? [{ line, column: 'reserveForUrgent', reason: 'Nobody urgent can wait until this place opens.' }]
          : [],
      ),
      ...values.flatMap(({ line, maxHouseholds, cohabitationRules }) =>
        maxHouseholds === 1 && cohabitationRules.length > 0
          ? [
              {
                line,
                column: 'cohabitationRules',
                reason: 'A place for one household has nobody to live with.',
              },
            ]
          : [],
      ),
    ],
  }
}

function toPlace(row: z.infer<typeof columns>): MatchPlace {
  const { maxHouseholds, cohabitationRules, ...rest } = row
  return {
    ...rest,
    maxAdults: row.maxAdults ?? null,
    maxChildren: row.maxChildren ?? null,
    accessibleBeds: row.accessibleBeds ?? null,
    legalStatuses: row.legalStatuses ?? null,
    householdTypes: row.householdTypes ?? null,
    stayLimitMonths: row.stayLimitMonths ?? null,
    entryFrom: row.entryFrom ?? null,
    entryUntil: row.entryUntil ?? null,
    blockedUntil: row.blockedUntil ?? null,
    sharing: maxHouseholds === 1 ? null : { maxHouseholds, rules: cohabitationRules },
    holders: [],
  }
}

/** What no single cell shows, told at the column to look at. */
function contradictionsOf(place: MatchPlace): Omit<Fault, 'line'>[] {
  const { holders: _holders, blockedUntil: _blocked, id, ...stated } = place
  const description = placeDescription.safeParse({
    ...stated,
    name: id.slice(0, 80),
    address: null,
    addressPrivate: false,
  })
  if (!description.success) return []
  return contradictions(description.data).map(({ pointer, detail }) => ({
    column: pointer.split('/')[1] === 'sharing' ? 'maxHouseholds' : (pointer.split('/')[1] ?? null),
    reason: detail,
  }))
}
