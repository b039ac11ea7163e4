import { TERRITORIES, type Territory } from '@intarsi/contracts'
import { latestProfile, workingCalendar } from '@intarsi/territories'
import type { EquipeDeps } from '../deps.ts'
import { romeDay, romeInstant } from '../rome-time.ts'
import { cancelMeeting } from './cancel-meeting.ts'
import { endMeeting } from './hold-meeting.ts'
import { lockMeeting } from './lock-meeting.ts'

/** How long after a meeting its people may still record it, in working days. */
const RECORD_WITHIN_WORKING_DAYS = 1

/**
 * A meeting that nobody opened, or nobody ended, by the end of the next working day does not keep its items: they go to
 * the next meeting and everybody concerned is told. Answers how many meetings were closed.
 */
export async function closeForgotten({
  db,
  unitOfWork,
  clock,
}: Pick<EquipeDeps, 'db' | 'unitOfWork' | 'clock'>): Promise<number> {
  let closed = 0
  for (const territory of TERRITORIES) {
    const forgotten = await db
      .selectFrom('meeting')
      .select('meeting.meeting_id')
      .distinct()
      .innerJoin('agenda_item', 'agenda_item.meeting_id', 'meeting.meeting_id')
      .where('meeting.territory_id', '=', territory satisfies Territory)
      .where('meeting.state', 'in', ['planned', 'convened', 'in-session'])
      .where('agenda_item.state', 'in', ['planned', 'on-agenda'])
      .where('meeting.starts_at', '<', recordedBy(territory, clock.now()))
      .execute()
    for (const { meeting_id } of forgotten) {
      if (await unitOfWork(async (tx) => closeOne(await lockMeeting(tx, meeting_id), tx))) closed += 1
    }
  }
  return closed
}

type Locked = Awaited<ReturnType<typeof lockMeeting>>

async function closeOne(locked: Locked, tx: Parameters<typeof lockMeeting>[0]): Promise<boolean> {
  const by = 'system'
  if (locked.meeting.state !== 'in-session') {
    return (await cancelMeeting(tx, locked, { by, cause: 'meeting-not-recorded' })).ok
  }
  const reasons = new Map(locked.items.map((item) => [item.agenda_item_id, 'meeting-not-ended']))
  return (await endMeeting(tx, locked, { by, reasons })).ok
}

/** Meetings that started before this instant had a whole working day to be recorded. */
function recordedBy(territory: Territory, now: Date): Date {
  const calendar = workingCalendar(latestProfile(territory))
  return romeInstant(calendar.addWorkingDays(romeDay(now), -RECORD_WITHIN_WORKING_DAYS), '00:00')
}
