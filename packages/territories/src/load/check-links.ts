import { findRole } from '../roles.ts'
import type { Fault } from './problem.ts'
import type { Path } from './source.ts'

/** Names that must exist: roles in the catalogue; tables, ambiguities and rules in the file itself. */
export function checkLinks(value: unknown): Fault[] {
  if (!isRecord(value)) return []
  return [...roleFaults(value, []), ...tableFaults(value), ...ambiguityFaults(value), ...ruleFaults(value)]
}

const ROLE_KEYS = new Set([
  'role',
  'chairRole',
  'members',
  'varying',
  'decidedBy',
  'responsible',
  'accountable',
  'consulted',
  'informed',
  'roleByArea',
  'signedBy',
  'managedBy',
])

function roleFaults(value: unknown, path: Path): Fault[] {
  return entriesOf(value).flatMap(([name, child]) => {
    const here = [...path, name]
    return typeof name === 'string' && ROLE_KEYS.has(name)
      ? unknownRoles(child, here)
      : roleFaults(child, here)
  })
}

function unknownRoles(value: unknown, path: Path): Fault[] {
  if (typeof value === 'object')
    return entriesOf(value).flatMap(([name, child]) => unknownRoles(child, [...path, name]))
  if (typeof value !== 'string' || value === 'by-area' || findRole(value)) return []
  return [{ path, message: `"${value}" is not a role of the catalogue` }]
}

const TABLE_PATHS = [
  ['routing', 'admission', 'table'],
  ['routing', 'plan', 'table'],
]

function tableFaults(file: Record<string, unknown>): Fault[] {
  const tables = isRecord(file.tables) ? file.tables : {}
  return [...TABLE_PATHS, ...listPaths(file)].flatMap((path) => {
    const key = at(file, path)
    if (typeof key !== 'string' || Object.hasOwn(tables, key)) return []
    return [{ path, message: `no table or équipe has the key "${key}"` }]
  })
}

function listPaths(file: Record<string, unknown>): Path[] {
  const rules = entriesOf(at(file, ['routing', 'rules'])).map(([index]) => index)
  const discussed = entriesOf(at(file, ['routing', 'discussedAt'])).map(([index]) => index)
  return [
    ...rules.map((index) => ['routing', 'rules', index, 'queue']),
    ...rules.map((index) => ['routing', 'rules', index, 'admission', 'table']),
    ...discussed.map((index) => ['routing', 'discussedAt', index, 'table']),
  ]
}

function ambiguityFaults(file: Record<string, unknown>): Fault[] {
  const known = new Set(entriesOf(file.ambiguities).map(([, one]) => (isRecord(one) ? one.key : undefined)))
  return named(file, 'ambiguity', []).flatMap(({ path, value }) =>
    known.has(value) ? [] : [{ path, message: `no ambiguity has the key "${String(value)}"` }],
  )
}

function named(value: unknown, wanted: string, path: Path): { path: Path; value: unknown }[] {
  return entriesOf(value).flatMap(([name, child]) => {
    const here = [...path, name]
    return name === wanted ? [{ path: here, value: child }] : named(child, wanted, here)
  })
}

/** The last rule takes what no other took: without it a referral could have no queue. */
function ruleFaults(file: Record<string, unknown>): Fault[] {
  const rules = entriesOf(at(file, ['routing', 'rules']))
  return rules.flatMap(([index, rule], position) => {
    const last = position === rules.length - 1
    if (isRecord(rule) && last === 'when' in rule) {
      const message = last
        ? 'the last rule takes every referral: it has no when'
        : 'only the last rule has no when'
      return [{ path: ['routing', 'rules', index], message }]
    }
    return []
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function entriesOf(value: unknown): [PropertyKey, unknown][] {
  if (Array.isArray(value)) return value.map((child, index) => [index, child])
  return isRecord(value) ? Object.entries(value) : []
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((parent, name) => entriesOf(parent).find(([key]) => key === name)?.[1], value)
