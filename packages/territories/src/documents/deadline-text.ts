import type { Profile } from '../schema/profile.ts'
import { both, line } from './text.ts'

type Deadline = Profile['deadlines'][keyof Profile['deadlines']]
type Span = Pick<
  Deadline,
  'workingDays' | 'days' | 'months' | 'hours' | 'officeHours' | 'call' | 'betweenMeetings'
>

/** One deadline in words: the ordinary span, then what urgency changes. */
export function deadlineLine(deadline: Deadline): string {
  const urgent = Object.entries(deadline.byUrgency ?? {}).map(
    ([level, span]) => `${level}: ${spanText(span)}`,
  )
  const extras = [
    deadline.alertDays && `${deadline.alertDays.join(', ')} giorni prima (_days before_)`,
    deadline.remindAfterDays && `promemoria a ${deadline.remindAfterDays} giorni (_reminder_)`,
    deadline.maxRounds && `al massimo ${deadline.maxRounds} volte (_rounds at most_)`,
    deadline.minMonths && `almeno ${deadline.minMonths} mesi (_months at least_)`,
    deadline.extensionMonths && `una proroga di ${deadline.extensionMonths} mesi (_one extension_)`,
    ...urgent,
  ].filter((text) => typeof text === 'string')
  const parts = [spanText(deadline), ...extras].filter((text) => text !== '')
  return line(`**${both(deadline)}**: ${parts.join('; ')}`, deadline)
}

function spanText(span: Span): string {
  const amounts = [
    span.workingDays !== undefined && workingDaysText(span.workingDays),
    span.days !== undefined && (span.days === 1 ? '1 giorno (_day_)' : `${span.days} giorni (_days_)`),
    span.months !== undefined && `${span.months} mesi (_months_)`,
    span.hours !== undefined && hoursText(span.hours, span.officeHours === true),
    span.call === true && 'e una telefonata (_and a call_)',
    span.betweenMeetings === true && 'fra due sedute (_between meetings_)',
  ]
  return amounts.filter((text) => typeof text === 'string').join(', ')
}

function workingDaysText(days: number): string {
  if (days === 0) return 'nessuno, fino alla seduta (_none, until the meeting_)'
  return days === 1 ? '1 giorno lavorativo (_working day_)' : `${days} giorni lavorativi (_working days_)`
}

function hoursText(hours: number, office: boolean): string {
  if (hours === 0) return 'subito (_at once_)'
  return office ? `${hours} ore d'ufficio (_office hours_)` : `${hours} ore (_hours_)`
}
