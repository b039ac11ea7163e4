import { type AgendaItemKind, agendaItemKind } from '@intarsi/contracts'
import type { Labels } from '../../api/labels.ts'
import type { AgendaItem } from '../../api/meetings.ts'
import { FilterForm } from '../../components/filter-form.tsx'
import { Select } from '../../components/inputs.tsx'
import { Notice } from '../../components/notice.tsx'
import { Paging } from '../../components/paging.tsx'
import { ReferralNumber, UrgencyTag } from '../../components/referral-bits.tsx'
import { Table } from '../../components/table.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { agendaKindWords } from '../../words/meetings.ts'
import { tableWords as words } from '../../words/tables.ts'
import { Composition } from './agenda-parts.tsx'
import { fileHref } from './file-href.ts'
import { TableNav } from './table-parts.tsx'

type UndatedProps = {
  tableId: string
  page: { items: readonly AgendaItem[]; next: string | null }
  households: Labels
  /** The only kind that is shown. */
  kind: AgendaItemKind | undefined
}

export function UndatedView({ tableId, page, households, kind: only }: UndatedProps) {
  const { t } = usePage()
  return (
    <>
      <TableNav tableId={tableId} current="undated" />
      {households.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <Filter tableId={tableId} kind={only} />
      <Table
        caption={t(words.undated)}
        captionHidden
        rows={page.items}
        keyOf={({ agendaItemId }) => agendaItemId}
        empty={t(only ? common.noMatch : words.undatedNone)}
        columns={[
          {
            key: 'number',
            label: t(words.number),
            cell: ({ referral, subject }) =>
              referral ? <ReferralNumber number={referral.number} href={fileHref(referral)} /> : subject,
          },
          { key: 'kind', label: t(words.kind), cell: ({ kind }) => t(agendaKindWords[kind]) },
          {
            key: 'household',
            label: t(words.household),
            cell: ({ referral }) => households.of(referral?.householdId) ?? '–',
          },
          {
            key: 'urgency',
            label: t(words.urgency),
            cell: ({ urgency }) => (urgency ? <UrgencyTag urgency={urgency} /> : '–'),
          },
          {
            key: 'composition',
            label: t(words.composition),
            cell: ({ referral }) => (referral ? <Composition of={referral.composition} /> : '–'),
          },
        ]}
      />
      <Paging next={page.next} />
    </>
  )
}

function Filter({ tableId, kind }: Pick<UndatedProps, 'tableId' | 'kind'>) {
  const { t } = usePage()
  const action = `/tables/${tableId}/undated`
  return (
    <FilterForm action={action} whole={kind !== undefined && action}>
      <Select
        id="kind"
        label={t(words.kind)}
        value={kind}
        empty={t(common.all)}
        options={agendaItemKind.options.map((value) => ({ value, label: t(agendaKindWords[value]) }))}
      />
    </FilterForm>
  )
}
