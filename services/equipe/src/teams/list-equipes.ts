import { id, type Territory } from '@intarsi/contracts'
import { cutPage, decodeCursor } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeTx } from '../schema.ts'
import { viewOfEquipe } from './equipe-view.ts'

export type EquipeQuery = {
  territory: Territory
  cursor?: string | undefined
  limit: number
  vacant?: boolean | undefined
}

/** The living équipes of a territory by age, with every seat; `vacant`: only those where a seat is open. */
export async function listEquipes(tx: EquipeTx, { territory, cursor, limit, vacant }: EquipeQuery) {
  const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([id]))[0]
  const rows = await tx.trx
    .selectFrom('equipe')
    .selectAll()
    .where('territory_id', '=', territory)
    .where('dissolved_at', 'is', null)
    .$if(vacant === true, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('equipe_seat')
            .select('seat_id')
            .whereRef('equipe_seat.equipe_id', '=', 'equipe.equipe_id')
            .where('equipe_seat.state', '=', 'open'),
        ),
      ),
    )
    .$if(after !== null, (query) => query.where('equipe_id', '>', after ?? ''))
    .orderBy('equipe_id')
    .limit(limit + 1)
    .execute()
  const { items, next } = cutPage(rows, limit, (row) => [row.equipe_id])
  const views = []
  for (const row of items) views.push(await viewOfEquipe(tx, row))
  return { items: views, next }
}
