import { agendaItemKind } from '@intarsi/contracts'
import type { AgendaItem } from '../../api/meetings.ts'
import { PrintButton } from '../../components/print-button.tsx'
import { ReferralNumber } from '../../components/referral-bits.tsx'
import { Table } from '../../components/table.tsx'
import { usePage } from '../../page/page-context.ts'
import { agendaSectionWords, meetingWords as words } from '../../words/meetings.ts'
import { tableWords } from '../../words/tables.ts'
import { Composition, NeedLevels, Proposed } from './agenda-parts.tsx'
import { AttendanceList } from './attendance-form.tsx'
import type { MeetingData } from './meeting-data.ts'

/** The agenda as it is handed out: numbers, no names of households, and a list to sign. */
export function PrintedAgenda({ data }: { data: MeetingData }) {
  const { t } = usePage()
  const { meeting } = data
  return (
    <>
      <div class="desk-actions">
        <PrintButton label={t(words.printAgenda)} />
      </div>
      {meeting.items.length === 0 ? <p>{t(words.nothing)}</p> : null}
      {agendaItemKind.options.map((kind) => {
        const items = meeting.items.filter((item) => item.kind === kind)
        if (items.length === 0) return null
        return (
          <section key={kind}>
            <h2>{t(agendaSectionWords[kind])}</h2>
            <Items title={t(agendaSectionWords[kind])} items={items} data={data} />
          </section>
        )
      })}
      <h2>{t(words.attendance)}</h2>
      <AttendanceList data={data} sign />
    </>
  )
}

type ItemsProps = { title: string; items: readonly AgendaItem[]; data: MeetingData }

function Items({ title, items, data }: ItemsProps) {
  const { t } = usePage()
  const { people } = data
  return (
    <Table
      caption={title}
      captionHidden
      rows={items}
      keyOf={({ agendaItemId }) => agendaItemId}
      columns={[
        {
          key: 'number',
          label: t(tableWords.number),
          cell: ({ referral, subject, urgency }) => (
            <>
              {referral ? <ReferralNumber number={referral.number} /> : subject}
              {urgency ? <span class="desk-muted"> {urgency}</span> : null}
            </>
          ),
        },
        {
          key: 'composition',
          label: t(tableWords.composition),
          cell: ({ referral }) =>
            referral ? (
              <>
                <Composition of={referral.composition} />
                <NeedLevels needs={referral.composition.needs} />
              </>
            ) : (
              '–'
            ),
        },
        {
          key: 'manager',
          label: t(words.manager),
          cell: ({ referral }) =>
            referral ? <Proposed managers={referral.caseManagers} people={people} /> : '–',
        },
        {
          key: 'prepares',
          label: t(words.prepares),
          cell: ({ referral }) => people.of(referral?.preparerId) ?? '–',
        },
      ]}
    />
  )
}
