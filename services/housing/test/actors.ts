import type { Actor, Role } from '@intarsi/access'
import type { Territory } from '@intarsi/contracts'

/** Somebody with one role in one territory (null: everywhere). */
export function actorWith(role: Role, territory: Territory | null, personId = PERSON): Actor {
  return {
    personId,
    subject: `demo|${role}`,
    bodyId: '0192f3a0-0000-7000-8000-0000000000b0',
    sportelloIds: [],
    active: true,
    agreementValidUntil: '2030-01-01',
    roles: [{ role, territory, tableId: null, healthRole: false }],
    since: '2026-01-01T00:00:00.000Z',
  }
}

export const PERSON = '0192f3a0-0000-7000-8000-0000000000a1'
