import fc from 'fast-check'
import type { Instance, Sharing } from '../src/matching/engine/instance.ts'

/** Small problems of every shape: few weights, so that ties abound, and shared places of two dimensions. */
export function smallProblems(limits: { households: number; places: number }): fc.Arbitrary<Instance> {
  const household = fc.record({
    weight: fc.integer({ min: 1, max: 5 }),
    size: fc.integer({ min: 1, max: 4 }),
  })
  const place = fc.record({
    shared: fc.boolean(),
    maxHouseholds: fc.integer({ min: 1, max: 3 }),
    beds: fc.integer({ min: 1, max: 7 }),
    rooms: fc.integer({ min: 1, max: 4 }),
  })
  return fc
    .record({
      households: fc.array(household, { minLength: 1, maxLength: limits.households }),
      places: fc.array(place, { minLength: 1, maxLength: limits.places }),
    })
    .chain(({ households, places }) =>
      fc
        .record({
          pairs: matrix(
            households.length,
            places.length,
            fc.option(fc.integer({ min: 0, max: 6 }), { freq: 3 }),
          ),
          apart: matrix(households.length, households.length, fc.integer({ min: 0, max: 3 })),
        })
        .map(({ pairs, apart }) => {
          const together = (one: number, other: number) =>
            apart[Math.min(one, other)]![Math.max(one, other)] !== 0
          return toInstance(households, places, { pairs, together })
        }),
    )
}

const matrix = <Value>(rows: number, columns: number, of: fc.Arbitrary<Value>) =>
  fc.array(fc.array(of, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })

type Relations = {
  pairs: (number | null)[][]
  together: (one: number, other: number) => boolean
}

function toInstance(
  households: { weight: number; size: number }[],
  places: { shared: boolean; maxHouseholds: number; beds: number; rooms: number }[],
  { pairs, together }: Relations,
): Instance {
  const fits = (h: number, p: number) =>
    !places[p]!.shared ||
    (households[h]!.size <= places[p]!.beds && households[h]!.size / 2 <= places[p]!.rooms)
  const isPair = (h: number, p: number) => pairs[h]![p] !== null && fits(h, p)
  const allowed = households.map((_, h) => places.flatMap((_, p) => (isPair(h, p) ? [p] : [])))
  const sharing = places.map(({ shared, maxHouseholds, beds, rooms }, p): Sharing | null => {
    if (!shared) return null
    const members = households.flatMap((_, h) => (isPair(h, p) ? [h] : []))
    return {
      maxHouseholds,
      capacity: [beds, rooms],
      sizes: [
        Float64Array.from(members, (h) => households[h]!.size),
        Float64Array.from(members, (h) => Math.ceil(households[h]!.size / 2)),
      ],
      apart: Uint8Array.from(
        members.flatMap((one) => members.map((other) => (together(one, other) ? 0 : 1))),
      ),
    }
  })
  const first = new Int32Array(households.length + 1)
  for (const [h, some] of allowed.entries()) first[h + 1] = first[h]! + some.length
  return {
    households: households.length,
    places: places.length,
    weight: Float64Array.from(households, ({ weight }) => weight),
    first,
    place: Int32Array.from(allowed.flat()),
    quality: Float64Array.from(allowed.flatMap((some, h) => some.map((p) => pairs[h]![p]!))),
    sharing,
  }
}
