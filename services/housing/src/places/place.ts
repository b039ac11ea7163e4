import {
  householdType,
  languageCode,
  legalStatus,
  municipalityCode,
  territorySchema,
} from '@intarsi/contracts'
import * as z from 'zod'

/** Kinds of home the ten models name; the source stands beside each. */
export const placeKind = z.enum([
  'housing-sociale', // MO-11
  'housing-path', // PC-10
  'sai-continuity', // PR-12
  'emergency', // RE-14 pronta accoglienza
  'planned-flat', // RE-14
  'semi-autonomy', // RE-15
  'cohousing', // RE-15, ALL-19
  'solidarity-condominium', // CE-17
  'rented-with-contribution', // RA-07
  'social-hotel', // FE-11
  'residence', // FE-11
  'shared-hostel', // FE-11
])
export type PlaceKind = z.infer<typeof placeKind>

/** What the households that share a flat must have in common, where the flat's rules say so. */
export const cohabitationRule = z.enum(['common-language', 'minors-with-minors'])
export type CohabitationRule = z.infer<typeof cohabitationRule>

/** What an owner would rather have. None of them is about who somebody is or where somebody comes from. */
export const landlordWish = z.enum(['no-pets', 'no-smoking', 'room-to-spare', 'long-stay'])
export type LandlordWish = z.infer<typeof landlordWish>

/** What a manager states of a place. Occupation is not stated: it follows from offers and placements. */
export const placeDescription = z.strictObject({
  territory: territorySchema,
  municipality: municipalityCode,
  name: z.string().min(1).max(80).describe('A working name, never the address'),
  kind: placeKind,
  address: z.string().min(1).max(200).nullable(),
  addressPrivate: z.boolean().describe('True: only those who manage places read the address'),
  rooms: z.number().int().min(1).max(40),
  beds: z.number().int().min(1).max(80),
  cots: z.number().int().min(0).max(20),
  maxAdults: z
    .number()
    .int()
    .min(1)
    .max(80)
    .nullable()
    .default(null)
    .describe('Null: as many as sleep there'),
  maxChildren: z
    .number()
    .int()
    .min(0)
    .max(80)
    .nullable()
    .default(null)
    .describe('Null: as many as sleep there'),
  accessible: z.boolean(),
  accessibleBeds: z
    .number()
    .int()
    .min(1)
    .max(80)
    .nullable()
    .default(null)
    .describe('Of an accessible place; null: all its beds'),
  groundFloorOrLift: z.boolean(),
  legalStatuses: z.array(legalStatus).min(1).nullable().describe('Null: every status'),
  householdTypes: z.array(householdType).min(1).nullable().describe('Null: every household'),
  womenOnly: z.boolean(),
  stayLimitMonths: z.number().int().min(1).max(120).nullable(),
  entryFrom: z.iso.date().nullable(),
  entryUntil: z.iso.date().nullable(),
  reserveForUrgent: z.boolean(),
  sharing: z
    .strictObject({ maxHouseholds: z.number().int().min(2).max(20), rules: z.array(cohabitationRule) })
    .nullable()
    .describe('Null: the whole place goes to one household'),
  petsAllowed: z.boolean(),
  smokingAllowed: z.boolean(),
  communityLanguages: z.array(languageCode).max(20).default([]).describe('Of people who live around it'),
  landlordWishes: z.array(landlordWish).default([]).describe('Preferences of the owner, never conditions'),
})
export type PlaceDescription = z.infer<typeof placeDescription>

/** Faults that no single field shows. */
export function contradictions(place: PlaceDescription): { pointer: string; detail: string }[] {
  const faults: { pointer: string; detail: string }[] = []
  if (place.entryFrom && place.entryUntil && place.entryFrom > place.entryUntil)
    faults.push({ pointer: '/entryUntil', detail: 'The entry window closes before it opens.' })
  if (place.sharing && place.sharing.maxHouseholds > place.rooms)
    faults.push({ pointer: '/sharing/maxHouseholds', detail: 'Each household needs at least one room.' })
  if (place.accessibleBeds !== null && !place.accessible)
    faults.push({
      pointer: '/accessibleBeds',
      detail: 'A place that is not accessible has no accessible beds.',
    })
  if ((place.accessibleBeds ?? 0) > place.beds + place.cots)
    faults.push({ pointer: '/accessibleBeds', detail: 'More accessible beds than beds.' })
  const types = place.householdTypes
  if (place.womenOnly && types?.every((type) => type === 'single-father'))
    faults.push({ pointer: '/womenOnly', detail: 'Only for women, and only for fathers: nobody may enter.' })
  if (place.maxChildren === 0 && types?.every((type) => WITH_MINORS.has(type)))
    faults.push({ pointer: '/maxChildren', detail: 'Only for households with minors, and for no minor.' })
  return faults
}

const WITH_MINORS: ReadonlySet<string> = new Set([
  'two-parents-with-minors',
  'single-mother',
  'single-father',
  'relative-with-minors',
  'extended-with-minors',
])
