import type { Territory } from '@intarsi/contracts'
import type { Tx } from '@intarsi/messaging'
import type { NotificationsSchema } from '../schema.ts'

/**
 * Active persons with one of the roles in the territory or everywhere, from the service's copy of rights; without a
 * territory only those who have the role everywhere.
 */
export async function holdersOf(
  tx: Tx<NotificationsSchema>,
  roles: string[],
  territory: Territory | null,
): Promise<string[]> {
  const people = await tx.trx
    .selectFrom('access_person')
    .select(['person_id', 'roles'])
    .where('active', '=', true)
    .execute()
  return people
    .filter((person) =>
      person.roles.some(
        (grant) => roles.includes(grant.role) && (grant.territory === null || grant.territory === territory),
      ),
    )
    .map((person) => person.person_id)
}
