import type { Resource } from '@intarsi/access'

/** Whoever was named for one step may say that it was done, also when the referral has gone on to others. */
export function withHolder<R extends Resource>(
  resource: R,
  personId: string | null | undefined,
  as: 'preparer' | 'case-manager',
): R {
  if (!personId) return resource
  const holders = { ...resource.holders, [as]: [...(resource.holders?.[as] ?? []), personId] }
  return { ...resource, holders }
}
