import { picPhase, type Territory } from '@intarsi/contracts'
import type { ListedHousehold } from '../../../api/households.ts'
import type { Labels } from '../../../api/labels.ts'
import { FilterForm } from '../../../components/filter-form.tsx'
import { Select } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Paging } from '../../../components/paging.tsx'
import { UrgencyTag } from '../../../components/referral-bits.tsx'
import { SubNav } from '../../../components/sub-nav.tsx'
import { type Column, Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { phaseWords, caseWords as words } from '../../../words/cases.ts'
import { territoryName } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { FirstThings, PhaseTag, TaskCount } from '../case-bits.tsx'
import { type When, whenIs } from '../today.ts'

export type ListProps = {
  page: { items: readonly ListedHousehold[]; next: string | null }
  households: Labels
  people: Labels
  /** `territory`: which of those that the person coordinates. */
  filters: { all: boolean; phase: string | null; ended: boolean; territory: Territory | null }
  territories: readonly Territory[]
  day: string
}

const GROUPS = ['late', 'soon', 'later', 'undated'] as const satisfies readonly When[]

export function ListView(props: ListProps) {
  const { page, households, filters, day } = props
  const { t } = usePage()
  return (
    <>
      {households.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <Views {...props} />
      {filters.territory ? (
        <p>
          <a href={`/cases/absence?territory=${filters.territory}`}>{t(words.absence)}</a>
        </p>
      ) : null}
      <PhaseFilter filters={filters} />
      {page.items.length === 0 ? <p>{t(emptyWords(filters))}</p> : null}
      {filters.ended ? (
        <Households {...props} title={t(words.ended)} rows={page.items} />
      ) : (
        GROUPS.map((when) => (
          <Households
            key={when}
            {...props}
            title={t(words[when])}
            rows={page.items.filter(({ due }) => whenIs(due.dueOn, day) === when)}
          />
        ))
      )}
      <Paging next={page.next} />
    </>
  )
}

/** The whole of the list that is shown, before any phase of it is asked for. */
function hereOf({ all, territory }: Pick<ListProps['filters'], 'all' | 'territory'>): string {
  return all && territory ? `/cases?show=all&territory=${territory}` : '/cases'
}

function emptyWords({ all, phase, ended }: ListProps['filters']) {
  if (phase && !ended) return common.noMatch
  return all ? words.none : words.noneMine
}

/** One's own households, those of each territory that one coordinates, and the ended ones of what is shown. */
function Views({ filters, territories }: ListProps) {
  const { t } = usePage()
  const here = hereOf(filters)
  const pages = [
    { href: '/cases', label: t(words.mine) },
    ...territories.map((one) => ({
      href: hereOf({ all: true, territory: one }),
      label: t(words.ofTerritory, { name: territoryName(one) }),
    })),
    { href: here === '/cases' ? '/cases?ended=true' : `${here}&ended=true`, label: t(words.ended) },
  ]
  const ended = pages.at(-1)?.href ?? here
  return <SubNav label={t(words.views)} pages={pages} current={filters.ended ? ended : here} />
}

function PhaseFilter({ filters: { all, phase, ended, territory } }: Pick<ListProps, 'filters'>) {
  const { t } = usePage()
  if (ended) return null
  const open = picPhase.options.filter((one) => one !== 'closed' && one !== 'transferred')
  return (
    <FilterForm action="/cases" whole={phase !== null && hereOf({ all, territory })}>
      {all ? <input type="hidden" name="show" value="all" /> : null}
      {all && territory ? <input type="hidden" name="territory" value={territory} /> : null}
      <Select
        id="phase"
        label={t(words.phase)}
        empty={t(words.everyPhase)}
        value={phase}
        options={open.map((value) => ({ value, label: t(phaseWords[value]) }))}
      />
    </FilterForm>
  )
}

type GroupProps = ListProps & { title: string; rows: readonly ListedHousehold[] }

function Households({ title, rows, households, people, filters, day }: GroupProps) {
  const { t } = usePage()
  if (rows.length === 0) return null
  const columns: Column<ListedHousehold>[] = [
    {
      key: 'household',
      label: t(words.household),
      cell: ({ referralId, householdId, referralNumber, urgency }) => (
        <>
          <a href={`/cases/${referralId}`}>{households.of(householdId) ?? referralNumber}</a>
          {households.of(householdId) ? (
            <>
              {' '}
              <span class="desk-number desk-muted">{referralNumber}</span>
            </>
          ) : null}
          {urgency === 'U0' || urgency === 'U1' ? <UrgencyTag urgency={urgency} /> : null}
        </>
      ),
    },
    {
      key: 'first',
      label: t(words.first),
      cell: (household) => <FirstThings household={household} day={day} />,
    },
    { key: 'phase', label: t(words.phase), cell: ({ phase }) => <PhaseTag phase={phase} /> },
    { key: 'tasks', label: t(words.tasks), cell: ({ due }) => <TaskCount due={due} /> },
    ...(filters.all
      ? [
          {
            key: 'manager',
            label: t(words.manager),
            cell: ({ caseManager }: ListedHousehold) =>
              `${people.of(caseManager.personId) ?? '–'}${caseManager.state === 'interim' ? ` (${t(words.interim)})` : ''}`,
          },
        ]
      : []),
  ]
  return (
    <section>
      <h2>
        {title} <span class="desk-subnav-count">{rows.length}</span>
      </h2>
      <Table caption={title} captionHidden rows={rows} keyOf={({ picId }) => picId} columns={columns} />
    </section>
  )
}
