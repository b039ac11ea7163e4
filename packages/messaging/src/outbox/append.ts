import type { Envelope, EventContract } from '@intarsi/contracts'
import { publicTopicOf, territorySchema } from '@intarsi/contracts'
import { sql, type Transaction } from 'kysely'
import { shardOf } from '../shard.ts'

export type Announced = { contract: EventContract; envelope: Envelope }

/**
 * Stores the events of a transaction with their places in the relay's queue, and moves their roots' sequences, in one
 * statement. The positions are given under the roots' locks: for one key, position order is commit order. Throws, with
 * nothing stored, when those of a root do not go on from its last sequence one by one.
 */
export async function appendToOutbox<Schema>(
  trx: Transaction<Schema>,
  announced: readonly Announced[],
): Promise<void> {
  if (announced.length === 0) return
  // A text, not a list: so the statement is planned once.
  const { numAffectedRows } = await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(announced.map(rowOf))}::jsonb)
        as g (n int, id uuid, stream text, key text, sequence bigint, shard smallint, type text, topic text,
          household_id uuid, territory_id text, payload jsonb)
    ), root as (
      update message_root r set last_sequence = g.last
      from (
        select stream, key, min(sequence) as first, max(sequence) as last from given group by stream, key
        having count(distinct sequence) = count(*) and max(sequence) - min(sequence) = count(*) - 1
      ) g
      where r.stream = g.stream and r.root_id = g.key and r.last_sequence = g.first - 1
      returning r.stream, r.root_id as key
    ), stored as (
      insert into outbox (id, aggregatetype, aggregateid, type, payload, topic, key, household_id, territory_id)
      select id, stream, key, type, payload, topic, key, household_id, territory_id
      from given join root using (stream, key) order by n
      returning position, id
    )
    insert into outbox_pending (shard, position) select shard, position from stored join given using (id)`.execute(
    trx,
  )
  if (numAffectedRows !== BigInt(announced.length))
    throw new Error(`an event does not follow its root's last one: ${announced.map(nameOf).join(', ')}`)
}

function rowOf({ contract, envelope }: Announced, n: number) {
  return {
    n,
    id: envelope.id,
    stream: contract.stream,
    key: envelope.partitionkey,
    sequence: Number(envelope.sequence),
    shard: shardOf(envelope.partitionkey),
    type: envelope.type,
    topic: topicFor(contract, envelope),
    household_id: envelope.householdid,
    territory_id: envelope.territory,
    payload: envelope,
  }
}

function nameOf({ contract, envelope }: Announced): string {
  return `${contract.type} ${envelope.partitionkey} ${envelope.sequence}`
}

function topicFor(contract: EventContract, { territory }: Envelope): string {
  if (contract.classification !== 'public' || !contract.topic.includes('{territory}')) return contract.topic
  return publicTopicOf(territorySchema.parse(territory))
}
