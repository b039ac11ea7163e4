import type { FailedMail } from '../../api/failed-mails.ts'
import type { Labels } from '../../api/labels.ts'
import { Paging } from '../../components/paging.tsx'
import { PostButton } from '../../components/post-button.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { operationWords as words } from '../../words/operations.ts'
import { OperationsNav } from './operations-nav.tsx'

type MailProps = { mails: readonly FailedMail[]; next: string | null; people: Labels; mayAct: boolean }

export function MailView({ mails, next, people, mayAct }: MailProps) {
  const { t, date } = usePage()
  return (
    <>
      <OperationsNav current="mail" />
      <Table
        caption={t(words.mail)}
        captionHidden
        rows={mails}
        keyOf={({ id }) => id}
        empty={t(words.noMail)}
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
                <Tag kind="urgent">{t(state === 'failed' ? words.mailFailed : words.noAddress)}</Tag>{' '}
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
