import type { Envelope, EventContract } from '@intarsi/contracts'
import { publicTopicOf, territorySchema } from '@intarsi/contracts'
import { sql, type Transaction } from 'kysely'
import { shardOf } from '../shard.ts'

/**
 * Stores an event and its place in the relay's queue, and moves the root's sequence, in one statement. The position is
 * given under the root's lock: for one key, position order is commit order.
 */
export async function appendToOutbox<Schema>(
  trx: Transaction<Schema>,
  contract: EventContract,
  envelope: Envelope,
): Promise<void> {
  const key = envelope.partitionkey
  const sequence = Number(envelope.sequence)
  const { numAffectedRows } = await sql`
    with root as (
      update message_root set last_sequence = ${sequence}
      where stream = ${contract.stream} and root_id = ${key} and last_sequence = ${sequence - 1}
      returning 1
    ), stored as (
      insert into outbox (id, aggregatetype, aggregateid, type, payload, topic, key, household_id, territory_id)
      select ${envelope.id}::uuid, ${contract.stream}, ${key}, ${envelope.type}, ${JSON.stringify(envelope)}::jsonb,
        ${topicFor(contract, envelope)}, ${key}, ${envelope.householdid ?? null}::uuid, ${envelope.territory ?? null}
      from root returning position
    )
    insert into outbox_pending (shard, position) select ${shardOf(key)}::smallint, position from stored`.execute(
    trx,
  )
  if (numAffectedRows !== 1n)
    throw new Error(`${contract.type}: the sequence of ${contract.stream} ${key} is not ${sequence - 1}`)
}

function topicFor(contract: EventContract, { territory }: Envelope): string {
  if (contract.classification !== 'public' || !contract.topic.includes('{territory}')) return contract.topic
  return publicTopicOf(territorySchema.parse(territory))
}
