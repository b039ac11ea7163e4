import type { Path } from './source.ts'

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Children of a list or mapping with their key; nothing for anything else. */
export function entriesOf(value: unknown): [PropertyKey, unknown][] {
  if (Array.isArray(value)) return value.map((child, index) => [index, child])
  return isRecord(value) ? Object.entries(value) : []
}

/** The value at a path, or undefined. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((parent, name) => entriesOf(parent).find(([key]) => key === name)?.[1], value)

export type Found = { path: Path; value: unknown }

/** Every value that stands under one of these names, wherever it is. */
export function findNamed(value: unknown, names: ReadonlySet<PropertyKey>, path: Path = []): Found[] {
  return entriesOf(value).flatMap(([name, child]) => {
    const here = [...path, name]
    return names.has(name) ? [{ path: here, value: child }] : findNamed(child, names, here)
  })
}

/** The strings in a value: itself, or those of a list or mapping. */
export function stringsIn({ path, value }: Found): { path: Path; value: string }[] {
  if (typeof value === 'string') return [{ path, value }]
  return entriesOf(value).flatMap(([name, child]) => stringsIn({ path: [...path, name], value: child }))
}
