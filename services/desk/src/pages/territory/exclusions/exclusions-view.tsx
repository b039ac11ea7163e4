import type { Territory, Urgency } from '@intarsi/contracts'
import type { Labels } from '../../../api/labels.ts'
import type { QueueRow } from '../../../api/queues.ts'
import { FilterForm } from '../../../components/filter-form.tsx'
import { Select } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Paging } from '../../../components/paging.tsx'
import { ReferralNumber } from '../../../components/referral-bits.tsx'
import { Table } from '../../../components/table.tsx'
import { UrgencyChoice } from '../../../components/urgency-choice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { excludingGates } from '../../../words/rule-words.ts'
import { territoryWords as words } from '../../../words/territory.ts'
import { useHouseholdColumns } from '../household-columns.tsx'
import { TerritoryNav } from '../territory-nav.tsx'

type ExclusionsProps = {
  territory: Territory
  page: { items: readonly QueueRow[]; next: string | null }
  households: Labels
  filters: { gate?: string | undefined; urgency?: Urgency | undefined }
}

export function ExclusionsView({ territory, page, households, filters }: ExclusionsProps) {
  const { t, date } = usePage()
  const narrowed = Boolean(filters.gate || filters.urgency)
  return (
    <>
      <TerritoryNav territory={territory} current="exclusions" />
      {households.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <Filters territory={territory} filters={filters} narrowed={narrowed} />
      <Table
        caption={t(words.exclusions)}
        captionHidden
        rows={page.items}
        keyOf={({ referralId }) => referralId}
        empty={t(narrowed ? common.noMatch : words.noExclusions)}
        columns={[
          {
            key: 'number',
            label: t(words.number),
            cell: ({ referralId, referralNumber }) => (
              <ReferralNumber
                number={referralNumber}
                href={`/territory/${territory}/exclusions/${referralId}`}
              />
            ),
          },
          ...useHouseholdColumns(households),
          { key: 'since', label: t(words.since), cell: ({ since }) => date(since) },
          {
            key: 'due',
            label: t(words.due),
            cell: ({ nextStepOn }) => (nextStepOn ? date(nextStepOn) : '–'),
          },
        ]}
      />
      <Paging next={page.next} />
    </>
  )
}

type FiltersProps = Pick<ExclusionsProps, 'territory' | 'filters'> & { narrowed: boolean }

/** Which way the rule points tells the rules apart, in fewer words than what each says. */
function Filters({ territory, filters, narrowed }: FiltersProps) {
  const { t, pick } = usePage()
  const action = `/territory/${territory}/exclusions`
  return (
    <FilterForm action={action} whole={narrowed && action}>
      <Select
        id="gate"
        label={t(words.pointsTo)}
        value={filters.gate}
        empty={t(common.all)}
        options={excludingGates(territory).map((gate) => ({ value: gate.id, label: pick(gate.destination) }))}
      />
      <UrgencyChoice value={filters.urgency} />
    </FilterForm>
  )
}
