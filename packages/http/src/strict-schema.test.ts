import { expect, test } from 'vitest'
import * as z from 'zod'
import { strict } from './strict-schema.ts'

const member = z.object({
  age: z.int().optional(),
  tags: z.array(z.object({ code: z.string() })).default([]),
})

test.each<[string, z.ZodType, unknown, unknown]>([
  ['an object', z.object({ a: member }), { a: {} }, { a: { x: 1 } }],
  ['an array', z.array(member), [{}], [{ x: 1 }]],
  [
    'a default in a list in a list',
    z.array(member),
    [{ tags: [{ code: 'a' }] }],
    [{ tags: [{ code: 'a', x: 1 }] }],
  ],
  ['an optional or null', member.nullish(), {}, { x: 1 }],
  [
    'a union',
    z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]),
    { b: 'b' },
    { b: 'b', x: 1 },
  ],
  [
    'a discriminated union',
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('a') }),
      z.object({ kind: z.literal('b'), n: z.int() }),
    ]),
    { kind: 'b', n: 1 },
    { kind: 'a', n: 1 },
  ],
  ['a record', z.record(z.string(), member), { anything: {} }, { anything: { x: 1 } }],
  ['a tuple', z.tuple([member]), [{}], [{ x: 1 }]],
  ['what is then changed', member.transform((m) => m.age), {}, { x: 1 }],
  ['what is then checked', member.refine(() => true), {}, { x: 1 }],
  ['what is asked for late', z.lazy(() => member), {}, { x: 1 }],
])('%s takes what it names and nothing else', (_what, schema, good, bad) => {
  expect(strict(schema).safeParse(good).success).toBe(true)
  expect(strict(schema).safeParse(bad).success).toBe(false)
  expect(schema.safeParse(bad).success, 'and the schema given is as it was').toBe(true)
})

test('a schema that holds itself is strict all the way down', () => {
  const tree = z.object({
    name: z.string(),
    get children() {
      return z.array(tree).optional()
    },
  })
  const schema = strict(tree)
  expect(schema.safeParse({ name: 'a', children: [{ name: 'b' }] }).success).toBe(true)
  expect(schema.safeParse({ name: 'a', children: [{ name: 'b', x: 1 }] }).success).toBe(false)
})

test('an object that says what else it takes keeps taking it', () => {
  expect(strict(z.looseObject({ a: z.string() })).safeParse({ a: 'a', x: 1 }).success).toBe(true)
})

test('what a schema checks beyond its shape is still checked', () => {
  const dates = z.object({ from: z.iso.date(), to: z.iso.date() }).refine(({ from, to }) => from <= to)
  expect(strict(dates).safeParse({ from: '2026-02-01', to: '2026-01-01' }).success).toBe(false)
})
