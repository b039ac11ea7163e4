import type { DataOf, meetingChanged } from '@intarsi/contracts'
import type { Notice, NoticeKind } from './notice.ts'
import { toPersons } from './notice.ts'

const KIND_OF: Partial<Record<DataOf<typeof meetingChanged>['state'], NoticeKind>> = {
  convened: 'meeting-convened',
  moved: 'meeting-moved',
  cancelled: 'meeting-cancelled',
}

/** What somebody has in the diary already. */
const AT_ONCE: ReadonlySet<NoticeKind> = new Set(['meeting-moved', 'meeting-cancelled'])

/**
 * Members, and whom the meeting's items concern, are told when it is convened, moved or cancelled, and of one that stands
 * in no cadence when it is planned; its other states are no news.
 */
export function noticesOfMeeting(data: DataOf<typeof meetingChanged>, memberIds: string[]): Notice[] {
  const isNew = data.state === 'planned' && data.extraordinary
  const kind = isNew ? 'meeting-extraordinary' : KIND_OF[data.state]
  if (!kind) return []
  const params = {
    meetingId: data.meetingId,
    tableId: data.tableId,
    startsAt: data.startsAt,
    formerStartsAt: data.formerStartsAt,
    items: data.itemCount,
  }
  return toPersons([...memberIds, ...data.tell], { kind, params, atOnce: AT_ONCE.has(kind) })
}
