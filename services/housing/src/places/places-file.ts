import { parse } from 'yaml'
import * as z from 'zod'
import { contradictions, type PlaceDescription, placeDescription } from './place.ts'

const shape = placeDescription.shape

/** One place of a file. What is not said takes the value that keeps nobody out. */
const entry = z.strictObject({
  ...shape,
  id: z.uuid().describe('Stays with the place: importing the file again changes, never doubles'),
  facts: z
    .array(z.string().regex(/^([A-Z]{2,3}-\d{2}|default)$/))
    .min(1)
    .describe('Handbook rows, or default (ours)'),
  address: shape.address.default(null),
  addressPrivate: shape.addressPrivate.default(false),
  cots: shape.cots.default(0),
  accessible: shape.accessible.default(false),
  groundFloorOrLift: shape.groundFloorOrLift.default(false),
  legalStatuses: shape.legalStatuses.default(null),
  householdTypes: shape.householdTypes.default(null),
  womenOnly: shape.womenOnly.default(false),
  stayLimitMonths: shape.stayLimitMonths.default(null),
  entryFrom: shape.entryFrom.default(null),
  entryUntil: shape.entryUntil.default(null),
  reserveForUrgent: shape.reserveForUrgent.default(false),
  sharing: shape.sharing.default(null),
  petsAllowed: shape.petsAllowed.default(true),
  smokingAllowed: shape.smokingAllowed.default(false),
})

/** `data/demo/places.yaml`: the list of places of one or more territories. */
export const placesFileSchema = z
  .strictObject({ places: z.array(entry).min(1).max(5_000) })
  .superRefine(({ places }, context) => {
    const seen = new Set<string>()
    for (const [index, place] of places.entries()) {
      if (seen.has(place.id)) context.addIssue(`places.${index}: the id ${place.id} is there twice`)
      seen.add(place.id)
      for (const { pointer, detail } of contradictions(place))
        context.addIssue(`places.${index}${pointer.replaceAll('/', '.')}: ${detail}`)
    }
  })

export type PlacesFile = { places: (PlaceDescription & { id: string; facts: string[] })[] }

/** Reads a places file (YAML). Throws an error that names every fault with its path. */
export function parsePlacesFile(text: string): PlacesFile {
  const result = placesFileSchema.safeParse(parse(text))
  if (!result.success) throw new Error(`The places file has faults:\n${z.prettifyError(result.error)}`)
  return result.data
}
