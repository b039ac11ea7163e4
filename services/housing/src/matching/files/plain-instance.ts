import { LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'
import type { Instance, Sharing } from '../engine/instance.ts'
import { lineOf as lineAt } from '../policies.ts'
import type { Fault } from './cells.ts'

const amount = z.number().int().min(0)
const amounts = z.record(z.string(), amount)

/** Households x places: sizes per dimension, capacities, weights, qualities and forbidden pairs (YAML or JSON). */
const schema = z.strictObject({
  places: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        capacity: amounts.describe('Per dimension'),
        maxHouseholds: z.number().int().min(1).optional().describe('Default: as many as there is room for'),
      }),
    )
    .min(1),
  households: z.array(
    z.strictObject({
      id: z.string().min(1),
      weight: amount.default(1),
      size: amounts.default({}),
      sizes: z.record(z.string(), amounts).default({}).describe('Where it takes another size, by place'),
      quality: z.record(z.string(), amount).default({}).describe('By place; default 0'),
      forbidden: z.array(z.string()).default([]),
    }),
  ),
})

type Plain = z.infer<typeof schema>

/** A problem of numbers and the names behind them. */
export type Named = { name: string; households: string[]; places: string[]; problem: Instance }

/** Reads a plain instance; every fault with the line it stands on. */
export function readPlainInstance(name: string, text: string): { instance: Named | null; faults: Fault[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  if (document.errors.length > 0)
    return {
      instance: null,
      faults: document.errors.map(({ pos, message }) => fault(lines.linePos(pos[0]).line, message)),
    }
  const lineOf = (path: readonly PropertyKey[]) => lineAt(document, lines, path)
  const result = schema.safeParse(document.toJS())
  if (!result.success)
    return {
      instance: null,
      faults: result.error.issues.map(({ path, message }) =>
        fault(lineOf(path), `${path.join('.')}: ${message}`),
      ),
    }
  const faults = contradictions(result.data).map(({ path, reason }) => fault(lineOf(path), reason))
  return faults.length > 0 ? { instance: null, faults } : { instance: toInstance(name, result.data), faults }
}

const fault = (line: number, reason: string): Fault => ({ line, column: null, reason })

function contradictions({ places, households }: Plain): { path: PropertyKey[]; reason: string }[] {
  const known = new Set(places.map(({ id }) => id))
  const dimensions = new Set(places.flatMap(({ capacity }) => Object.keys(capacity)))
  const twice = (kind: 'places' | 'households', all: { id: string }[]) =>
    all.flatMap(({ id }, at) =>
      all.findIndex((other) => other.id === id) < at
        ? [{ path: [kind, at, 'id'], reason: `${id} is there twice.` }]
        : [],
    )
  const strangers = households.flatMap((household, at) =>
    (['sizes', 'quality', 'forbidden'] as const).flatMap((key) => {
      const named = household[key]
      const ids = Array.isArray(named) ? named : Object.keys(named)
      return ids
        .filter((id) => !known.has(id))
        .map((id) => ({ path: ['households', at, key], reason: `There is no place ${id}.` }))
    }),
  )
  const odd = households.flatMap(({ size }, at) =>
    Object.keys(size)
      .filter((dimension) => !dimensions.has(dimension))
      .map((dimension) => ({
        path: ['households', at, 'size'],
        reason: `No place has a capacity of ${dimension}.`,
      })),
  )
  return [...twice('places', places), ...twice('households', households), ...strangers, ...odd]
}

function toInstance(name: string, { places, households }: Plain): Named {
  const dimensions = [...new Set(places.flatMap(({ capacity }) => Object.keys(capacity)))]
  const sizeOf = (h: number, p: number) => {
    const { size, sizes } = households[h]!
    const here = { ...size, ...sizes[places[p]!.id] }
    return dimensions.map((dimension) => here[dimension] ?? 0)
  }
  const roomOf = (p: number) => dimensions.map((dimension) => places[p]!.capacity[dimension] ?? 0)
  const rooms = places.map((_, p) => roomOf(p))
  const allowed = households.map((household, h) =>
    [...places.keys()].filter(
      (p) =>
        !household.forbidden.includes(places[p]!.id) &&
        sizeOf(h, p).every((size, at) => size <= rooms[p]![at]!),
    ),
  )
  return {
    name,
    households: households.map(({ id }) => id),
    places: places.map(({ id }) => id),
    problem: build(allowed, {
      weight: (h) => households[h]!.weight,
      quality: (h, p) => households[h]!.quality[places[p]!.id] ?? 0,
      sizeOf,
      rooms,
      most: (p) => places[p]!.maxHouseholds ?? Math.max(1, households.length),
    }),
  }
}

export type Numbers = {
  weight: (household: number) => number
  quality: (household: number, place: number) => number
  sizeOf: (household: number, place: number) => number[]
  rooms: number[][]
  most: (place: number) => number
}

/** The problem over the pairs that are allowed, per household. */
export function build(allowed: number[][], { weight, quality, sizeOf, rooms, most }: Numbers): Instance {
  const first = new Int32Array(allowed.length + 1)
  for (const [h, some] of allowed.entries()) first[h + 1] = first[h]! + some.length
  const members = rooms.map((): number[] => [])
  for (const [h, some] of allowed.entries()) for (const p of some) members[p]!.push(h)
  return {
    households: allowed.length,
    places: rooms.length,
    weight: Float64Array.from(allowed, (_, h) => weight(h)),
    first,
    place: Int32Array.from(allowed.flat()),
    quality: Float64Array.from(allowed.flatMap((some, h) => some.map((p) => quality(h, p)))),
    sharing: rooms.map((capacity, p): Sharing | null =>
      most(p) === 1
        ? null
        : {
            maxHouseholds: most(p),
            capacity,
            sizes: capacity.map((_, at) => Float64Array.from(members[p]!, (h) => sizeOf(h, p)[at]!)),
            apart: null,
          },
    ),
  }
}
