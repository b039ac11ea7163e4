import { sql, type Transaction } from 'kysely'

/**
 * Takes the root's row lock for the rest of the transaction and answers its last sequence. The row is made when
 * missing; `do update` also locks and returns a row that a concurrent transaction has just made.
 */
export async function lockRoot<Schema>(
  trx: Transaction<Schema>,
  stream: string,
  rootId: string,
): Promise<number> {
  const { rows } = await sql<{ last_sequence: number }>`
    insert into message_root (stream, root_id) values (${stream}, ${rootId})
    on conflict (stream, root_id) do update set last_sequence = message_root.last_sequence
    returning last_sequence`.execute(trx)
  const [row] = rows
  if (!row) throw new Error(`no lock row for ${stream} ${rootId}`)
  return Number(row.last_sequence)
}
