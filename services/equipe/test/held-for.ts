import type { Scene } from './scene.ts'

/** What equipe still holds for a household: how many of each, and the kinds of its open deadlines. */
export async function heldFor({ db }: Pick<Scene, 'db'>, householdId: string) {
  const loads = await db
    .selectFrom('load_hold')
    .select('purpose')
    .where('household_id', '=', householdId)
    .where('released_at', 'is', null)
    .execute()
  const seats = await db
    .selectFrom('equipe_seat')
    .select('seat_id')
    .where('household_id', '=', householdId)
    .where('state', '!=', 'ended')
    .execute()
  const managers = await db
    .selectFrom('case_manager')
    .select('person_id')
    .where('household_id', '=', householdId)
    .where('ended_at', 'is', null)
    .execute()
  const agenda = await db
    .selectFrom('agenda_item')
    .select('kind')
    .where('household_id', '=', householdId)
    .where('state', 'in', ['planned', 'on-agenda'])
    .execute()
  const queue = await db.selectFrom('queue').select('kind').where('household_id', '=', householdId).execute()
  const deadlines = await db
    .selectFrom('deadline')
    .select('kind')
    .where('household_id', '=', householdId)
    .where('closed_at', 'is', null)
    .execute()
  return {
    queue: queue.length,
    agenda: agenda.length,
    loads: loads.map((row) => row.purpose).sort(),
    managers: managers.length,
    seats: seats.length,
    deadlines: deadlines.map((row) => row.kind).sort(),
  }
}
