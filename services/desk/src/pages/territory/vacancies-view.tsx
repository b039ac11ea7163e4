import type { Territory } from '@intarsi/contracts'
import type { Labels } from '../../api/labels.ts'
import { VACANCY_KINDS, type Vacancy } from '../../api/oversight.ts'
import { FilterForm } from '../../components/filter-form.tsx'
import { Select } from '../../components/inputs.tsx'
import { Notice } from '../../components/notice.tsx'
import { Paging } from '../../components/paging.tsx'
import { ReferralNumber, UrgencyTag } from '../../components/referral-bits.tsx'
import { Table } from '../../components/table.tsx'
import { usePage } from '../../page/page-context.ts'
import { roleWords } from '../../words/codes.ts'
import { common } from '../../words/common.ts'
import { choiceWords } from '../../words/reasons.ts'
import { vacancyWords, territoryWords as words } from '../../words/territory.ts'
import { TerritoryNav } from './territory-nav.tsx'

type VacanciesProps = {
  territory: Territory
  page: { items: readonly Vacancy[]; next: string | null }
  /** The only kind that is shown. */
  kind: Vacancy['kind'] | undefined
  households: Labels
  people: Labels
}

export function VacanciesView({ territory, page, kind, households, people }: VacanciesProps) {
  const { t, date } = usePage()
  return (
    <>
      <TerritoryNav territory={territory} current="vacancies" />
      {households.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <Filter territory={territory} kind={kind} />
      <Table
        caption={t(words.vacancies)}
        captionHidden
        rows={page.items}
        keyOf={({ vacancyId }) => vacancyId}
        empty={t(kind ? common.noMatch : words.noVacancies)}
        columns={[
          {
            key: 'missing',
            label: t(words.missing),
            cell: ({ kind, role }) => (
              <>
                {t(vacancyWords[kind])}
                {role ? <span class="desk-muted"> · {t(roleWords(role))}</span> : null}
              </>
            ),
          },
          {
            key: 'case',
            label: t(words.household),
            cell: ({ referralId, referralNumber, householdId }) => (
              <>
                <ReferralNumber number={referralNumber} href={`/cases/${referralId}`} />
                <br />
                {households.of(householdId) ?? '–'}
              </>
            ),
          },
          {
            key: 'urgency',
            label: t(words.urgency),
            cell: ({ urgency }) => <UrgencyTag urgency={urgency} />,
          },
          {
            key: 'why',
            label: t(words.why),
            cell: ({ reason, proposalDueOn }) => (
              <>
                {reason ? t(choiceWords(reason)) : '–'}
                {proposalDueOn ? (
                  <p class="desk-muted">{t(words.proposeBy, { date: date(proposalDueOn) })}</p>
                ) : null}
              </>
            ),
          },
          {
            key: 'standIn',
            label: t(words.standIn),
            cell: ({ standInId }) =>
              people.of(standInId) ?? <span class="desk-muted">{t(words.nobody)}</span>,
          },
          { key: 'since', label: t(words.since), cell: ({ since }) => date(since) },
        ]}
      />
      <Paging next={page.next} />
    </>
  )
}

function Filter({ territory, kind }: Pick<VacanciesProps, 'territory' | 'kind'>) {
  const { t } = usePage()
  const action = `/territory/${territory}/vacancies`
  return (
    <FilterForm action={action} whole={kind !== undefined && action}>
      <Select
        id="kind"
        label={t(words.missing)}
        value={kind}
        empty={t(common.all)}
        options={VACANCY_KINDS.map((value) => ({ value, label: t(vacancyWords[value]) }))}
      />
    </FilterForm>
  )
}
