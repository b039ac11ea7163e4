/** Which port each part takes, and which ones it would have taken were in use. */
export type AssignedPorts = { of: ReadonlyMap<string, number>; taken: readonly number[] }

/**
 * One port for each part, in this order, from the first one on: what is in use is stepped over, and those after it
 * move along, so that the order stays. `nextFree` answers the first free port from the given one on.
 */
export async function assignPorts(
  parts: readonly string[],
  first: number,
  nextFree: (port: number) => Promise<number>,
): Promise<AssignedPorts> {
  const of = new Map<string, number>()
  const taken: number[] = []
  let next = first
  for (const part of parts) {
    const free = await nextFree(next)
    for (let port = next; port < free; port++) taken.push(port)
    of.set(part, free)
    next = free + 1
  }
  return { of, taken }
}

/** One line for whoever expected the usual ports; null when none of them was in use. */
export function describeTaken({ of, taken }: AssignedPorts): string | null {
  if (taken.length === 0) return null
  const used = [...of].map(([part, port]) => `${part} ${port}`).join(', ')
  const said = taken.length === 1 ? `port ${taken[0]} is taken` : `ports ${taken.join(', ')} are taken`
  return `${said} by something else; used instead: ${used}`
}
