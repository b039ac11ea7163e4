import { type HousingRequest, type listRequests, REQUEST_STATES } from '../../../api/housing-requests.ts'
import type { Labels } from '../../../api/labels.ts'
import { Select } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Paging } from '../../../components/paging.tsx'
import { ReferralNumber, UrgencyTag } from '../../../components/referral-bits.tsx'
import { Table } from '../../../components/table.tsx'
import { Tag, type TagKind } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { causeWords, housingRequestStateWords, housingWords as words } from '../../../words/housing.ts'
import { HousingFilter, HousingNav, type Where } from '../housing-frame.tsx'

type State = (typeof REQUEST_STATES)[number]

type RequestsProps = {
  page: Awaited<ReturnType<typeof listRequests>>
  labels: Labels
  where: Where
  state: State | undefined
}

export function RequestsView({ page, labels, where, state }: RequestsProps) {
  const { t, date } = usePage()
  // Who manages homes reads no names, unless they follow the household too.
  const named = page.items.some(({ householdId }) => labels.of(householdId) !== null)
  return (
    <>
      <HousingNav where={where} current="/housing/requests" />
      {labels.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <Filters where={where} state={state} />
      <Table
        caption={t(words.requests)}
        captionHidden
        rows={page.items}
        keyOf={({ requestId }) => requestId}
        empty={t(state ? common.noMatch : words.noRequests)}
        columns={[
          {
            key: 'number',
            label: t(words.number),
            cell: ({ referralNumber, requestId }) => (
              <ReferralNumber number={referralNumber} href={`/housing/requests/${requestId}`} />
            ),
          },
          ...(named
            ? [
                {
                  key: 'household',
                  label: t(words.household),
                  cell: ({ householdId }: HousingRequest) => labels.of(householdId) ?? '–',
                },
              ]
            : []),
          {
            key: 'state',
            label: t(words.state),
            cell: (row) => <RequestStateTag state={row.state} />,
          },
          { key: 'urgency', label: t(words.urgency), cell: (row) => <UrgencyTag urgency={row.urgency} /> },
          { key: 'cause', label: t(words.cause), cell: ({ cause }) => t(causeWords[cause]) },
          { key: 'people', label: t(words.people), cell: ({ people }) => people },
          { key: 'since', label: t(words.since), cell: ({ openedAt }) => date(openedAt) },
        ]}
      />
      <Paging next={page.next} />
    </>
  )
}

function Filters({ where, state }: Pick<RequestsProps, 'where' | 'state'>) {
  const { t } = usePage()
  return (
    <HousingFilter where={where} action="/housing/requests" narrowed={state !== undefined}>
      <Select
        id="state"
        label={t(words.state)}
        value={state}
        empty={t(common.all)}
        options={REQUEST_STATES.map((value) => ({
          value,
          label: t(housingRequestStateWords[value]),
        }))}
      />
    </HousingFilter>
  )
}

const TAGS: Record<State, TagKind> = {
  open: 'new',
  proposed: 'new',
  offered: 'waiting',
  placed: 'done',
  'no-place': 'waiting',
  cancelled: 'plain',
}

export function RequestStateTag({ state }: { state: State }) {
  const { t } = usePage()
  return <Tag kind={TAGS[state]}>{t(housingRequestStateWords[state])}</Tag>
}
