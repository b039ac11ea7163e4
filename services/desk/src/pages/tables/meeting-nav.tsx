import { SubNav } from '../../components/sub-nav.tsx'
import { usePage } from '../../page/page-context.ts'
import { meetingWords as words } from '../../words/meetings.ts'

const PATHS = { agenda: '', attendance: '/attendance', minutes: '/minutes', print: '/print' } as const

type MeetingNavProps = { meetingId: string; current: keyof typeof PATHS }

export function MeetingNav({ meetingId, current }: MeetingNavProps) {
  const { t } = usePage()
  const base = `/meetings/${meetingId}`
  return (
    <SubNav
      label={t(words.pages)}
      current={base + PATHS[current]}
      pages={[
        { href: base, label: t(words.agenda) },
        { href: base + PATHS.attendance, label: t(words.attendance) },
        { href: base + PATHS.minutes, label: t(words.minutes) },
        { href: base + PATHS.print, label: t(words.printAgenda) },
      ]}
    />
  )
}
