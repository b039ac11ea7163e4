import type { MeetingSummary } from '../../api/tables.ts'
import { SubNav } from '../../components/sub-nav.tsx'
import { Tag, type TagKind } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { meetingStateWords, tableWords as words } from '../../words/tables.ts'

const PATHS = { meetings: '', board: '/board', undated: '/undated' } as const

/** Calendar, board and waiting items of one table. */
export function TableNav({ tableId, current }: { tableId: string; current: keyof typeof PATHS }) {
  const { t } = usePage()
  const base = `/tables/${tableId}`
  return (
    <SubNav
      label={t(words.pages)}
      current={base + PATHS[current]}
      pages={[
        { href: base, label: t(words.meetings) },
        { href: `${base}/board`, label: t(words.board) },
        { href: `${base}/undated`, label: t(words.undated) },
      ]}
    />
  )
}

const KINDS: Readonly<Record<MeetingSummary['state'], TagKind>> = {
  planned: 'plain',
  convened: 'new',
  'in-session': 'waiting',
  held: 'waiting',
  minuted: 'done',
  cancelled: 'urgent',
}

export function MeetingStateTag({ meeting }: { meeting: Pick<MeetingSummary, 'state' | 'extraordinary'> }) {
  const { t } = usePage()
  return (
    <>
      <Tag kind={KINDS[meeting.state]}>{t(meetingStateWords[meeting.state])}</Tag>
      {meeting.extraordinary ? <span class="desk-muted"> {t(words.extraordinary)}</span> : null}
    </>
  )
}
