import type { DataOf, meetingChanged } from '@intarsi/contracts'
import type { Notice, NoticeKind } from './notice.ts'
import { toPersons } from './notice.ts'

const KIND_OF: Partial<Record<DataOf<typeof meetingChanged>['state'], NoticeKind>> = {
  convened: 'meeting-convened',
  moved: 'meeting-moved',
  cancelled: 'meeting-cancelled',
}

/** Members are told when a meeting is convened, moved or cancelled; its other states are no news. */
export function noticesOfMeeting(data: DataOf<typeof meetingChanged>, memberIds: string[]): Notice[] {
  const kind = data.formerStartsAt !== null ? 'meeting-moved' : KIND_OF[data.state]
  if (!kind) return []
  const params = {
    meetingId: data.meetingId,
    tableId: data.tableId,
    startsAt: data.startsAt,
    formerStartsAt: data.formerStartsAt,
    items: data.itemCount,
  }
  return toPersons([...memberIds, ...data.tell], { kind, params, atOnce: kind !== 'meeting-convened' })
}
