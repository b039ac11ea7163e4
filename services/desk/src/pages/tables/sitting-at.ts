import type { TableDetail } from '../../api/tables.ts'

/** Everybody who sits at a table, once: the chair, the deputies, the members. */
export function sittingAt({ chairId, deputyIds, members }: TableDetail): string[] {
  const ids = [chairId, ...deputyIds, ...members.map(({ personId }) => personId)]
  return [...new Set(ids.filter((one) => one !== null))]
}
