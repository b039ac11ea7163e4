import type { FileResource } from '@intarsi/access'
import type { Area } from '@intarsi/contracts'
import type { CaseworkDb } from '../schema.ts'
import type { Pic } from './tables.ts'

/** A case as rights read it: its territory, who holds which role in it, and for which areas. */
export async function resourceOf(db: Pick<CaseworkDb, 'selectFrom'>, pic: Pic): Promise<FileResource> {
  const holders = await db
    .selectFrom('pic_holder')
    .select(['person_id', 'role', 'areas'])
    .where('pic_id', '=', pic.pic_id)
    .execute()
  const holding = (...roles: string[]) =>
    holders.filter(({ role }) => roles.includes(role)).map((holder) => holder.person_id)
  const seatAreas: Record<string, readonly Area[]> = {}
  for (const { role, person_id, areas } of holders) if (role === 'equipe-member') seatAreas[person_id] = areas
  return {
    territory: pic.territory_id,
    // Whom the closing plan names reads on as case manager, if that is what the person is.
    personIds: pic.reference_person_id ? [pic.reference_person_id] : [],
    holders: {
      'case-manager': holding('case-manager', 'liaison'),
      'equipe-member': holding('equipe-member'),
      tutor: holding('tutor'),
    },
    seatAreas,
    phase: 'after-admission',
  }
}
