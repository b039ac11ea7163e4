import type { Worker } from '@intarsi/runtime'
import type { IntakeDeps } from '../deps.ts'

const HOUR_MS = 3_600_000

/** Deletes drafts thirty days after their last change, their attachments with them. */
export function forgetDrafts({ db, clock }: IntakeDeps): Worker {
  return {
    name: 'drafts',
    everyMs: HOUR_MS,
    run: async () => {
      const { numDeletedRows } = await db
        .deleteFrom('draft')
        .where('expires_at', '<=', clock.now())
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}
