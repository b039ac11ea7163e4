import { agendaItemKind } from '@intarsi/contracts'
import type { MeetingDetail } from '../../api/meetings.ts'
import type { PageContext } from '../../page/page-context.ts'
import { decisionKindWords } from '../../words/decisions.ts'
import { agendaSectionWords, meetingWords as words } from '../../words/meetings.ts'
import { reasonWords } from '../../words/reasons.ts'
import { itemName } from './agenda-items.ts'
import type { MeetingData } from './meeting-data.ts'

type Words = Pick<PageContext, 't' | 'date'>

/** A first text of the minutes: who was there and what was recorded, by number, without a name of any household. */
export function draftMinutes(data: MeetingData, { t, date }: Words): string {
  const { meeting, table } = data
  const opening = t(words.draftOpening, {
    table: table.name,
    date: date(meeting.startsAt),
    time: date(meeting.startsAt, 'time'),
  })
  return [opening, ...attendance(data, { t, date }), '', ...sections(data, { t, date })].join('\n').trim()
}

function attendance({ meeting, people }: MeetingData, { t }: Words): string[] {
  const name = (personId: string) => people.of(personId) ?? '–'
  const present = meeting.attendance.flatMap(({ personId, status, forPersonId }) => {
    if (status === 'present') return [name(personId)]
    if (status !== 'delegate' || !forPersonId) return []
    return [t(words.draftDelegate, { name: name(personId), other: name(forPersonId) })]
  })
  const absent = meeting.attendance.filter(({ status }) => status === 'absent')
  return [
    ...(present.length > 0 ? [t(words.draftPresent, { names: present.join(', ') })] : []),
    ...(absent.length > 0
      ? [t(words.draftAbsent, { names: absent.map(({ personId }) => name(personId)).join(', ') })]
      : []),
  ]
}

function sections(data: MeetingData, { t }: Words): string[] {
  const { meeting, people } = data
  return agendaItemKind.options.flatMap((kind) => {
    const items = meeting.items.filter((item) => item.kind === kind)
    if (items.length === 0) return []
    const lines = items.flatMap((item) => [
      `- ${itemName(item)}: ${outcomeOf(meeting, item.referral?.referralId, t)}`,
      ...meeting.abstentions
        .filter(({ agendaItemId }) => agendaItemId === item.agendaItemId)
        .map(
          ({ personId }) =>
            `  ${t(words.draftAbstains, { name: people.of(personId) ?? '–', number: itemName(item) })}`,
        ),
    ])
    return [`${t(agendaSectionWords[kind])}:`, ...lines, '']
  })
}

function outcomeOf(meeting: MeetingDetail, referralId: string | undefined, t: Words['t']): string {
  const decisions = meeting.decisions.filter(
    (one) => one.referralId === referralId && (one.state === 'recorded' || one.state === 'final'),
  )
  if (!referralId || decisions.length === 0) return referralId ? t(words.draftNone) : '…'
  return decisions
    .map(({ kind, reason }) =>
      [t(decisionKindWords[kind]), ...(reason ? [t(reasonWords(reason))] : [])].join(', '),
    )
    .join('; ')
}
