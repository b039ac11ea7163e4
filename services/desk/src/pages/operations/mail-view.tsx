import { type FailedMail, type FailedMailFilters, UNDELIVERED } from '../../api/failed-mails.ts'
import type { Labels } from '../../api/labels.ts'
import { FilterForm } from '../../components/filter-form.tsx'
import { Select } from '../../components/inputs.tsx'
import { Paging } from '../../components/paging.tsx'
import { PeriodChoice } from '../../components/period-choice.tsx'
import { PostButton } from '../../components/post-button.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { operationWords as words } from '../../words/operations.ts'
import { OperationsNav } from './operations-nav.tsx'

type MailProps = {
  mails: readonly FailedMail[]
  next: string | null
  people: Labels
  mayAct: boolean
  filters: FailedMailFilters
}

export function MailView({ mails, next, people, mayAct, filters }: MailProps) {
  const { t, date } = usePage()
  return (
    <>
      <OperationsNav current="mail" />
      <Filters filters={filters} />
      <Table
        caption={t(words.mail)}
        captionHidden
        rows={mails}
        keyOf={({ id }) => id}
        empty={t(isNarrowed(filters) ? common.noMatch : words.noMail)}
        columns={[
          {
            key: 'person',
            label: t(words.recipient),
            cell: ({ personId }) => people.of(personId) ?? personId,
          },
          { key: 'when', label: t(words.when), cell: ({ createdAt }) => date(createdAt, 'moment') },
          {
            key: 'state',
            label: t(words.state),
            cell: ({ state, lastError, attempts }) => (
              <>
                <Tag kind="urgent">{t(undeliveredWords[state])}</Tag>{' '}
                <span class="desk-muted">
                  {lastError} {t(words.attempts, { count: attempts })}
                </span>
              </>
            ),
          },
          ...(mayAct
            ? [
                {
                  key: 'act',
                  label: t(words.sendAgain),
                  cell: ({ id }: FailedMail) => (
                    <PostButton
                      action={`/operations/mail/${id}/retry`}
                      label={t(words.sendAgain)}
                      about={id}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
      <Paging next={next} />
    </>
  )
}

const undeliveredWords = { failed: words.mailFailed, 'no-address': words.noAddress } as const

const isNarrowed = (filters: FailedMailFilters) => Object.values(filters).some(Boolean)

function Filters({ filters }: Pick<MailProps, 'filters'>) {
  const { t } = usePage()
  return (
    <FilterForm action="/operations/mail" whole={isNarrowed(filters) && '/operations/mail'}>
      <Select
        id="state"
        label={t(words.state)}
        value={filters.state}
        empty={t(common.all)}
        options={UNDELIVERED.map((value) => ({ value, label: t(undeliveredWords[value]) }))}
      />
      <PeriodChoice {...filters} />
    </FilterForm>
  )
}
