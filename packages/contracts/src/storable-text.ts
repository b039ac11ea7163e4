/**
 * Where in a value of JSON a text stands that no Postgres text can hold, as paths of names: a NUL, or half a surrogate
 * pair.
 */
export function* unstorableTexts(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) yield path
  else if (typeof value === 'object' && value !== null) {
    for (const [name, child] of Object.entries(value)) yield* unstorableTexts(child, [...path, name])
  }
}
