import { id } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const tables = z.object({ items: z.array(z.object({ tableId: id, name: z.string() })) })

/** Names of a territory's coordination tables and équipe queues by their ids. */
export async function tableNames(
  { equipe }: Callers,
  territory: string,
): Promise<ReadonlyMap<string, string>> {
  const { items } = await equipe.get('/tables', tables, { territory })
  return new Map(items.map(({ tableId, name }) => [tableId, name]))
}
