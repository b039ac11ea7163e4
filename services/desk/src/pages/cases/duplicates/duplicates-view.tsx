import type { CaseFile } from '../../../api/cases.ts'
import type { Candidate } from '../../../api/duplicates.ts'
import type { Labels } from '../../../api/labels.ts'
import { Notice } from '../../../components/notice.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { ReferralNumber } from '../../../components/referral-bits.tsx'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { territoryName } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { duplicateWords as words } from '../../../words/duplicates.ts'

type DuplicatesProps = {
  file: CaseFile
  candidates: readonly Candidate[]
  names: Labels
  /** The referral was sent for a household that was joined into this one. */
  joined: boolean
}

export function DuplicatesView({ file, candidates, names, joined }: DuplicatesProps) {
  const { t } = usePage()
  const action = `/cases/${file.referralId}/duplicates`
  return (
    <>
      {names.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <p class="desk-inline-actions">
        <ReferralNumber number={file.referralNumber} href={`/cases/${file.referralId}`} />
        <strong>{names.of(file.householdId) ?? '–'}</strong>
      </p>
      {joined ? (
        <Notice>
          <p>{t(words.wasJoined)}</p>
          <PostButton action={`${action}/split`} label={t(words.split)} size="md" />
        </Notice>
      ) : null}
      <Table
        caption={t(words.title)}
        captionHidden
        rows={candidates}
        keyOf={({ householdId }) => householdId}
        empty={t(words.none)}
        columns={[
          { key: 'name', label: t(words.household), cell: ({ label }) => label ?? t(words.noName) },
          {
            key: 'referrals',
            label: t(words.referrals),
            cell: ({ referrals }) => (
              <ul class="desk-plain-list">
                {referrals.map(({ number, territory }) => (
                  <li key={number}>
                    <ReferralNumber number={number} />
                    <span class="desk-muted"> · {territoryName(territory)}</span>
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: 'likelihood',
            label: t(words.likelihood),
            cell: ({ likelihood }) => t(words[likelihood]),
          },
          {
            key: 'join',
            label: t(words.whatToDo),
            cell: ({ householdId, referrals }) => (
              <PostButton
                action={action}
                label={t(words.join)}
                about={referrals.map(({ number }) => number).join(', ')}
                values={{ into: householdId }}
              />
            ),
          },
        ]}
      />
    </>
  )
}
