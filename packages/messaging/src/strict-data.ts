/**
 * Names the members of `given` that the schema's own answer does not have: producers are strict in depth although the
 * schemas, read by consumers, let unknown members pass.
 */
export function unknownMembers(given: unknown, parsed: unknown, path = ''): string[] {
  if (Array.isArray(given) && Array.isArray(parsed))
    return given.flatMap((item, index) => unknownMembers(item, parsed[index], `${path}/${index}`))
  if (!isObject(given) || !isObject(parsed)) return []
  return Object.keys(given).flatMap((name) => {
    if (given[name] === undefined) return []
    if (!(name in parsed)) return [`${path}/${name}`]
    return unknownMembers(given[name], parsed[name], `${path}/${name}`)
  })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
