import { createHash, randomBytes } from 'node:crypto'
import { problem } from '@intarsi/http'
import type { EquipeTx } from '../schema.ts'
import type { FoundObserver } from './observer-rows.ts'

const TOKEN_BYTES = 32
const VALID_MS = 14 * 86_400_000

/** A secret for one observation within two weeks; shown once, kept as a hash. */
export async function makeLink(
  tx: EquipeTx,
  { observer }: FoundObserver,
  by: string,
): Promise<{ token: string; expiresAt: Date }> {
  if (observer.state !== 'active')
    throw problem(409, 'observer-not-active', 'Only an active observer is given a link.', {
      state: observer.state,
    })
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const expiresAt = new Date(tx.now.getTime() + VALID_MS)
  await tx.trx
    .insertInto('observation_link')
    .values({
      token_hash: hashOf(token),
      observer_id: observer.observer_id,
      equipe_id: observer.equipe_id,
      household_id: observer.household_id,
      territory_id: observer.territory_id,
      made_by: by,
      made_at: tx.now,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute()
  return { token, expiresAt }
}

/** The observer behind a link that can still be used; a 404 for one that is unknown, used or over: no more is told. */
export async function observerOfLink(tx: EquipeTx, token: string): Promise<string> {
  const link = await tx.trx
    .selectFrom('observation_link')
    .select('observer_id')
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .executeTakeFirst()
  if (!link) throw problem(404, 'link-not-valid', 'This link was used already, or its time is over.')
  return link.observer_id
}

/** Takes the link: of two answers at once one wins, the other gets the 404. */
export async function takeLink(tx: EquipeTx, token: string): Promise<void> {
  const taken = await tx.trx
    .updateTable('observation_link')
    .set({ used_at: tx.now })
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .returning('observer_id')
    .executeTakeFirst()
  if (!taken) throw problem(404, 'link-not-valid', 'This link was used already, or its time is over.')
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
