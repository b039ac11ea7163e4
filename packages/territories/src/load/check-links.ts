import { findRole } from '../roles.ts'
import type { Fault } from './problem.ts'
import type { Path } from './source.ts'
import { entriesOf, findNamed, isRecord, stringsIn, valueAt } from './walk.ts'

/** Names that must exist: roles in the catalogue; tables, ambiguities and the last rule in the file itself. */
export function checkLinks(file: unknown): Fault[] {
  return [
    ...roleFaults(file),
    ...tableFaults(file),
    ...ambiguityFaults(file),
    ...ruleFaults(file),
    ...twice(file),
  ]
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

function roleFaults(file: unknown): Fault[] {
  return findNamed(file, ROLE_KEYS)
    .flatMap(stringsIn)
    .filter(({ value }) => value !== 'by-area' && !findRole(value))
    .map(({ path, value }) => ({ path, message: `"${value}" is not a role of the catalogue` }))
}

function tableFaults(file: unknown): Fault[] {
  const tables = valueAt(file, ['tables'])
  const known = isRecord(tables) ? tables : {}
  return tablePaths(file).flatMap((path) => {
    const key = valueAt(file, path)
    if (typeof key !== 'string') return []
    const table = Object.hasOwn(known, key) ? known[key] : undefined
    if (table === undefined) return [{ path, message: `no table or équipe has the key "${key}"` }]
    const decides = !path.includes('admission') || (isRecord(table) && table.decidesAdmission === true)
    return decides ? [] : [{ path, message: `"${key}" does not decide admission (decidesAdmission)` }]
  })
}

function tablePaths(file: unknown): Path[] {
  const list = (name: string) => entriesOf(valueAt(file, ['routing', name])).map(([index]) => index)
  return [
    ['routing', 'admission', 'table'],
    ['routing', 'plan', 'table'],
    ...list('rules').map((index) => ['routing', 'rules', index, 'queue']),
    ...list('rules').map((index) => ['routing', 'rules', index, 'admission', 'table']),
    ...list('discussedAt').map((index) => ['routing', 'discussedAt', index, 'table']),
  ]
}

function ambiguityFaults(file: unknown): Fault[] {
  const keys = entriesOf(valueAt(file, ['ambiguities'])).map(([, one]) => valueAt(one, ['key']))
  return findNamed(file, new Set(['ambiguity']))
    .filter(({ value }) => !keys.includes(value))
    .map(({ path, value }) => ({ path, message: `no ambiguity has the key "${String(value)}"` }))
}

/** The last rule takes what no other took: without it a referral could have no queue. */
function ruleFaults(file: unknown): Fault[] {
  const rules = entriesOf(valueAt(file, ['routing', 'rules']))
  return rules.flatMap(([index, rule], position) => {
    const last = position === rules.length - 1
    if (!isRecord(rule) || last !== 'when' in rule) return []
    const message = last
      ? 'the last rule takes every referral: it has no when'
      : 'only the last rule has no when'
    return [{ path: ['routing', 'rules', index], message }]
  })
}

const LISTS: readonly [Path, string][] = [
  [['signals'], 'key'],
  [['gates'], 'id'],
  [['routing', 'rules'], 'id'],
  [['equipe', 'seats'], 'key'],
  [['documents'], 'key'],
  [['housing'], 'key'],
  [['areas'], 'key'],
  [['ambiguities'], 'key'],
  [['silences'], 'facet'],
]

function twice(file: unknown): Fault[] {
  return LISTS.flatMap(([path, name]) => {
    const seen = new Set<unknown>()
    return entriesOf(valueAt(file, path)).flatMap(([index, one]) => {
      const key = valueAt(one, [name])
      if (key === undefined || !seen.has(key)) {
        seen.add(key)
        return []
      }
      return [{ path: [...path, index, name], message: `"${String(key)}" is there twice` }]
    })
  })
}
