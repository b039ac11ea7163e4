import { referralState } from '@intarsi/contracts'
import type { Labels } from '../../../api/labels.ts'
import type { Sportello } from '../../../api/referral-form.ts'
import type { listReferrals } from '../../../api/referrals.ts'
import { FilterForm } from '../../../components/filter-form.tsx'
import { Select, TextField } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Paging } from '../../../components/paging.tsx'
import { NextStep, ReferralNumber, StateTag, UrgencyTag } from '../../../components/referral-bits.tsx'
import { Table } from '../../../components/table.tsx'
import { UrgencyChoice } from '../../../components/urgency-choice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { referralWords as words } from '../../../words/referrals.ts'
import { stateWords } from '../../../words/states.ts'
import { type DraftPage, Drafts } from './drafts.tsx'
import type { ListFilters } from './list-pages.ts'

type ListProps = {
  page: Awaited<ReturnType<typeof listReferrals>>
  drafts: DraftPage
  sportelli: readonly Sportello[]
  labels: Labels
  filters: ListFilters
}

export function ReferralListView({ page, drafts, sportelli, labels, filters }: ListProps) {
  const { t } = usePage()
  return (
    <>
      <div class="desk-actions">
        <a class="btn btn-primary" href="/referrals/new">
          {t(words.newReferral)}
        </a>
        <a href="/import">{t(words.importFile)}</a>
        <a href="/scheda">{t(words.blankForm)}</a>
      </div>
      {labels.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <Drafts drafts={drafts} sportelli={sportelli} />
      <Filters filters={filters} sportelli={sportelli} />
      <Referrals page={page} labels={labels} empty={t(isNarrowed(filters) ? common.noMatch : words.none)} />
      <Paging next={page.next} />
    </>
  )
}

const isNarrowed = ({ cursor: _, ...filters }: ListFilters) => Object.values(filters).some(Boolean)

function Referrals({ page, labels, empty }: Pick<ListProps, 'page' | 'labels'> & { empty: string }) {
  const { t, date } = usePage()
  return (
    <Table
      caption={t(words.title)}
      captionHidden
      rows={page.items}
      keyOf={({ referralId }) => referralId}
      empty={empty}
      columns={[
        {
          key: 'number',
          label: t(words.number),
          cell: ({ number, referralId }) => (
            <ReferralNumber number={number} href={`/referrals/${referralId}`} />
          ),
        },
        {
          key: 'household',
          label: t(words.household),
          cell: ({ householdId }) => labels.of(householdId) ?? '–',
        },
        { key: 'state', label: t(words.state), cell: ({ state }) => <StateTag state={state} /> },
        { key: 'urgency', label: t(words.urgency), cell: (row) => <UrgencyTag urgency={row.urgency} /> },
        {
          key: 'next',
          label: t(words.next),
          cell: ({ nextStep, nextStepOn }) => <NextStep step={nextStep} on={nextStepOn} />,
        },
        { key: 'sent', label: t(words.sentOn), cell: ({ submittedAt }) => date(submittedAt, 'dayShort') },
      ]}
    />
  )
}

function Filters({ filters, sportelli }: Pick<ListProps, 'filters' | 'sportelli'>) {
  const { t } = usePage()
  return (
    <FilterForm action="/referrals" whole={isNarrowed(filters) && '/referrals'}>
      <Select
        id="state"
        label={t(words.state)}
        value={filters.state}
        empty={t(common.all)}
        options={referralState.options
          .filter((state) => state !== 'draft')
          .map((value) => ({ value, label: t(stateWords[value]) }))}
      />
      <UrgencyChoice value={filters.urgency} />
      {sportelli.length > 1 ? (
        <Select
          id="sportelloId"
          label={t(words.whichSportello)}
          value={filters.sportelloId}
          empty={t(common.all)}
          options={sportelli.map(({ sportelloId, name }) => ({ value: sportelloId, label: name }))}
        />
      ) : null}
      <TextField id="number" label={t(words.number)} value={filters.number} maxlength={20} />
    </FilterForm>
  )
}
