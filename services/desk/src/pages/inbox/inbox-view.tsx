import type { Notice } from '../../api/inbox.ts'
import { Csrf } from '../../components/csrf.tsx'
import { FilterForm } from '../../components/filter-form.tsx'
import { Select } from '../../components/inputs.tsx'
import { Paging } from '../../components/paging.tsx'
import { PostButton } from '../../components/post-button.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { inboxWords as words } from '../../words/inbox.ts'

type InboxProps = { items: readonly Notice[]; next: number | null; show: 'all' | 'unread' }

export function InboxView({ items, next, show }: InboxProps) {
  const { t, date } = usePage()
  return (
    <>
      <Filter show={show} />
      <Table
        caption={t(words.title)}
        captionHidden
        rows={items}
        keyOf={({ id }) => id}
        empty={t(show === 'unread' ? words.emptyUnread : words.empty)}
        columns={[
          { key: 'what', label: t(words.what), cell: (notice) => <Title notice={notice} /> },
          {
            key: 'case',
            label: t(words.case),
            cell: ({ referralNumber }) => <span class="desk-number">{referralNumber ?? '–'}</span>,
          },
          { key: 'when', label: t(words.when), cell: ({ occurredAt }) => date(occurredAt, 'moment') },
          { key: 'state', label: t(words.state), cell: (notice) => <State notice={notice} /> },
        ]}
      />
      <Paging next={next} />
    </>
  )
}

function Filter({ show }: Pick<InboxProps, 'show'>) {
  const { t } = usePage()
  return (
    <FilterForm action="/inbox" whole={show === 'unread' && '/inbox'}>
      <Select
        id="show"
        label={t(words.show)}
        value={show}
        options={[
          { value: 'all', label: t(words.showAll) },
          { value: 'unread', label: t(words.showUnread) },
        ]}
      />
    </FilterForm>
  )
}

function Title({ notice }: { notice: Notice }) {
  const { t, pick } = usePage()
  const title = pick(notice.title)
  return (
    <form class="desk-inline-actions" method="post" action={`/inbox/${notice.id}/open`}>
      <Csrf />
      <button type="submit" class="desk-link-button">
        {title}
      </button>
      {notice.urgency === 'U0' || notice.urgency === 'U1' ? (
        <Tag kind="urgent">{t(words.urgentTag)}</Tag>
      ) : null}
    </form>
  )
}

function State({ notice }: { notice: Notice }) {
  const { t, pick } = usePage()
  if (notice.readAt) return <span class="desk-muted">{t(words.readTag)}</span>
  return (
    <span class="desk-inline-actions">
      <Tag kind="new">{t(words.unreadTag)}</Tag>
      <PostButton action={`/inbox/${notice.id}/read`} label={t(words.markRead)} about={pick(notice.title)} />
    </span>
  )
}
