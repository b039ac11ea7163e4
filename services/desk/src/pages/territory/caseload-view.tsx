import type { Territory } from '@intarsi/contracts'
import type { PeopleLabels } from '../../api/labels.ts'
import { type Caseload, PURPOSES } from '../../api/oversight.ts'
import { Capacity } from '../../components/capacity.tsx'
import { FilterForm } from '../../components/filter-form.tsx'
import { Select } from '../../components/inputs.tsx'
import { Notice } from '../../components/notice.tsx'
import { Paging } from '../../components/paging.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { purposeWords, vacancyWords, territoryWords as words } from '../../words/territory.ts'
import { TerritoryNav } from './territory-nav.tsx'

type Purpose = (typeof PURPOSES)[number]

type CaseloadProps = {
  territory: Territory
  page: { items: readonly Caseload[]; next: string | null }
  people: PeopleLabels
  /** Only who may be assigned to for this. */
  purpose: Purpose | undefined
}

/** In the order of family names, and not to be sorted: a list by load would be a ranking. */
export function CaseloadView({ territory, page, people, purpose }: CaseloadProps) {
  const { t } = usePage()
  return (
    <>
      <TerritoryNav territory={territory} current="caseload" />
      {people.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <Filter territory={territory} purpose={purpose} />
      <Table
        caption={t(words.caseload)}
        captionHidden
        rows={page.items}
        keyOf={({ personId }) => personId}
        empty={t(purpose ? common.noMatch : words.noLoads)}
        columns={[
          {
            key: 'person',
            label: t(words.person),
            cell: ({ personId, active }) => (
              <>
                {people.of(personId) ?? '–'}
                {active ? null : (
                  <>
                    {' '}
                    <Tag kind="urgent">{t(words.disabled)}</Tag>
                  </>
                )}
              </>
            ),
          },
          {
            key: 'time',
            label: t(words.fullTime),
            number: true,
            cell: ({ fullTime }) => t(words.percent, { value: Math.round(fullTime * 100) }),
          },
          ...PURPOSES.map((key) => ({
            key,
            label: t(purposeWords[key]),
            cell: ({ loads }: Caseload) => <Load load={loads.find((one) => one.purpose === key)} />,
          })),
        ]}
      />
      <Paging next={page.next} />
      <p class="desk-muted">{t(words.monitoringNote)}</p>
    </>
  )
}

function Filter({ territory, purpose }: Pick<CaseloadProps, 'territory' | 'purpose'>) {
  const { t } = usePage()
  const action = `/territory/${territory}/caseload`
  return (
    <FilterForm action={action} whole={purpose !== undefined && action}>
      <Select
        id="purpose"
        label={t(words.assignFor)}
        value={purpose}
        empty={t(common.all)}
        options={PURPOSES.map((value) => ({ value, label: t(vacancyWords[value]) }))}
      />
    </FilterForm>
  )
}

function Load({ load }: { load: Caseload['loads'][number] | undefined }) {
  const { t, date } = usePage()
  if (!load) return <>–</>
  return (
    <>
      <Capacity taken={round(load.load)} capacity={round(load.cap)} />
      {load.extraUntil ? (
        <p class="desk-muted">
          {t(words.extra, { date: date(load.extraUntil, 'dayShort'), reason: load.extraReason ?? '–' })}
        </p>
      ) : null}
    </>
  )
}

const round = (weight: number) => Math.round(weight * 10) / 10
