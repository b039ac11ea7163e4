import type { Resource } from '@intarsi/access'
import type { HousingDb } from '../schema.ts'
import type { RequestRow } from './requests.ts'

/** What rights read of a request: its territory, and who prepares and follows its household. */
export async function resourceOf(db: Pick<HousingDb, 'selectFrom'>, request: RequestRow): Promise<Resource> {
  const referral = await db
    .selectFrom('referral')
    .select(['preparer_id', 'case_manager_id'])
    .where('referral_id', '=', request.referral_id)
    .executeTakeFirst()
  return {
    territory: request.territory_id,
    holders: {
      preparer: listed(referral?.preparer_id),
      'case-manager': listed(referral?.case_manager_id),
    },
    phase: request.cause === 'admission' ? 'after-admission' : 'before-decision',
  }
}

const listed = (personId: string | null | undefined) => (personId ? [personId] : [])
