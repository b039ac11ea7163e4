import type { Area, DataOf, equipeFormed } from '@intarsi/contracts'
import type { CaseworkDb, CaseworkTx } from '../schema.ts'
import { keepFormerHolders } from './former-holders.ts'
import { FOLLOWER_ROLES, type HolderRole, type Pic } from './tables.ts'

export type Holder = { personId: string; areas: readonly Area[] }

/** Seat states in which somebody works: an on-call person counts once called. */
const SEATED: ReadonlySet<string> = new Set(['active', 'away', 'called', 'engaged'])

/** `at`: from when on these hold the role. */
type Holding = { role: HolderRole; holders: readonly Holder[]; at: string }

/** Says anew who holds a role for this case: whoever held it and is not named holds it no more. */
export async function replaceHolders(
  tx: CaseworkTx,
  pic: Pic,
  { role, holders, at }: Holding,
): Promise<void> {
  const follower = FOLLOWER_ROLES.find((one) => one === role)
  if (follower) {
    const staying = holders.map(({ personId }) => personId)
    await keepFormerHolders(tx, pic, { role: follower, staying, at: new Date(at) })
  }
  await tx.trx.deleteFrom('pic_holder').where('pic_id', '=', pic.pic_id).where('role', '=', role).execute()
  if (holders.length === 0) return
  await tx.trx
    .insertInto('pic_holder')
    .values(
      holders.map(({ personId, areas }) => ({
        pic_id: pic.pic_id,
        person_id: personId,
        role,
        areas: [...areas],
        household_id: pic.household_id,
        territory_id: pic.territory_id,
      })),
    )
    .execute()
}

/** Who sits in the équipe, with the areas of all the seats a person has. */
export function seatedIn({ seats, state }: DataOf<typeof equipeFormed>): Holder[] {
  if (state === 'dissolved') return []
  const areas = new Map<string, Set<Area>>()
  for (const seat of seats) {
    if (!seat.personId || !SEATED.has(seat.state)) continue
    areas.set(seat.personId, new Set([...(areas.get(seat.personId) ?? []), ...seat.areas]))
  }
  return [...areas].map(([personId, own]) => ({ personId, areas: [...own] }))
}

/** Who has a part in the case now. */
export async function listHolders(db: Pick<CaseworkDb, 'selectFrom'>, picId: string) {
  return db
    .selectFrom('pic_holder')
    .select(['person_id as personId', 'role', 'areas'])
    .where('pic_id', '=', picId)
    .orderBy('role')
    .orderBy('person_id')
    .execute()
}
