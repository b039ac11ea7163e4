import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { CalendarMeeting } from '../../api/calendar.ts'
import { calendarWords as words } from '../../words/calendar.ts'
import { type Language, translator } from '../../words/words.ts'

/** How often a calendar program is asked to look again. */
const REFRESH_SECONDS = 3600

type Options = {
  language: Language
  /** Address of the desk: each meeting leads to its agenda. */
  deskUrl: string
  now: Date
}

/** Meetings as iCalendar (RFC 5545): dates, tables and a link behind sign-in; nothing of any household. */
export function writeCalendar(
  meetings: readonly CalendarMeeting[],
  { language, deskUrl, now }: Options,
): string {
  const t = translator(language)
  const calendar = ical({
    name: t(words.calendarName),
    prodId: { company: 'intarsi', product: 'desk', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  })
  for (const meeting of meetings) {
    const { startsAt, minutes, tableName, territory, state, extraordinary } = meeting
    const start = new Date(startsAt)
    calendar.createEvent({
      id: `${meeting.meetingId}@intarsi`,
      // A change of the meeting is a new version of the event.
      sequence: meeting.version,
      stamp: now,
      start,
      end: new Date(start.getTime() + minutes * 60_000),
      summary: `${tableName} (${territory})${extraordinary ? `, ${t(words.extraordinary)}` : ''}`,
      description: t(words.openAgenda),
      url: new URL(`/meetings/${meeting.meetingId}`, deskUrl).href,
      status: state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}
