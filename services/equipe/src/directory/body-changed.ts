import { bodyChanged } from '@intarsi/contracts'
import type { EquipeTx } from '../schema.ts'

/** Tells every service a body with its sportelli, whole. The caller holds the body's lock and has raised the version. */
export async function announceBody(tx: EquipeTx, bodyId: string): Promise<void> {
  const body = await tx.trx
    .selectFrom('body')
    .selectAll()
    .where('body_id', '=', bodyId)
    .executeTakeFirstOrThrow()
  const sportelli = await tx.trx
    .selectFrom('sportello')
    .select(['sportello_id as sportelloId', 'name', 'territory_id as territory', 'municipality', 'active'])
    .where('body_id', '=', bodyId)
    .orderBy('sportello_id')
    .execute()
  await tx.announce(
    bodyChanged,
    bodyId,
    bodyChanged.data.parse({
      bodyId,
      name: body.name,
      kind: body.kind,
      territories: body.territories,
      active: body.active,
      agreementValidUntil: body.agreement_valid_until,
      sportelli,
      version: body.version,
    }),
  )
}
