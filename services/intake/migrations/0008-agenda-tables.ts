import { type Kysely, sql } from 'kysely'

/** The table whose agenda takes a referral reads it too: of those that are open, from the facts that were kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update referral set view = view || jsonb_build_object('agendaTableId', (
      select data->'tableId' from referral_history routed
      where routed.referral_id = referral.referral_id and type = 'it.intarsi.equipe.referral-routed.v1'
      order by at desc, sequence desc limit 1))
    where state not in ('submitted', 'handed-over', 'advised', 'joined', 'withdrawn', 'void')`.execute(db)
}
