import { hasRole } from '../../../api/account.ts'
import type { Decision } from '../../../api/cases.ts'
import { Notice } from '../../../components/notice.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { ReferralNumber, StateTag, UrgencyTag } from '../../../components/referral-bits.tsx'
import { SummaryList, type SummaryRow } from '../../../components/summary-list.tsx'
import { Tag } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { decisionKindWords, decisionStateWords, decisionWords } from '../../../words/decisions.ts'
import { takenWords as words } from '../../../words/decisions-taken.ts'
import { reasonWords } from '../../../words/reasons.ts'
import type { DecisionData } from './decision-data.ts'
import { standingDecision, toRatify } from './standing-decision.ts'

export type DecisionsProps = { data: DecisionData }

export function DecisionsView(props: DecisionsProps) {
  const { file, households } = props.data
  const { t } = usePage()
  return (
    <>
      {households.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <p class="desk-inline-actions">
        <ReferralNumber number={file.referralNumber} href={`/cases/${file.referralId}`} />
        <strong>{households.of(file.householdId) ?? '–'}</strong>
        <UrgencyTag urgency={file.urgency} />
        <StateTag state={file.standing.state} />
      </p>
      {file.decisions.length === 0 ? <p>{t(words.none)}</p> : null}
      {file.decisions.toReversed().map((decision) => (
        <OneDecision key={decision.decisionId} {...props} decision={decision} />
      ))}
    </>
  )
}

function OneDecision({ data, decision }: DecisionsProps & { decision: Decision }) {
  const { t } = usePage()
  const stands = decision === standingDecision(data.file)
  return (
    <section aria-labelledby={`decision-${decision.decisionId}`} class="desk-card">
      <h2 id={`decision-${decision.decisionId}`}>{t(decisionKindWords[decision.kind])}</h2>
      <p>
        <Tag kind={stands ? 'done' : 'plain'}>{t(decisionStateWords[decision.state])}</Tag>
      </p>
      <SummaryList rows={useRows(data, decision)} />
      {stands ? <Steps data={data} decision={decision} /> : null}
    </section>
  )
}

function useRows({ people }: DecisionData, decision: Decision): SummaryRow[] {
  const { t, date } = usePage()
  const { decidedBy, decidedAt, secondPersonId, betweenMeetings, ratifiedAt, reason, note, meetingId } =
    decision
  const at = date(decidedAt, 'moment')
  return [
    { label: t(words.decidedBy), value: people.of(decidedBy) },
    {
      label: t(words.decidedAt),
      value: meetingId ? <a href={`/meetings/${meetingId}`}>{at}</a> : at,
    },
    ...(secondPersonId ? [{ label: t(words.secondPerson), value: people.of(secondPersonId) }] : []),
    ...(betweenMeetings
      ? [
          {
            label: t(decisionWords.between),
            value: ratifiedAt
              ? `${t(words.ratifiedAt)}: ${date(ratifiedAt, 'moment')}`
              : t(words.notRatified),
          },
        ]
      : []),
    ...(reason ? [{ label: t(decisionWords.ground), value: t(reasonWords(reason)) }] : []),
    ...(note ? [{ label: t(decisionWords.note), value: note }] : []),
  ]
}

/** What is owed after the decision that holds, for who may do it. */
function Steps({ data: { file }, decision }: { data: DecisionData; decision: Decision }) {
  const { t, person } = usePage()
  if (!person || !hasRole(person, 'chair', 'coordinator')) return null
  return (
    <div class="desk-actions">
      {toRatify(file) ? (
        <PostButton
          action={`/cases/${file.referralId}/ratification`}
          label={t(words.ratify)}
          kind="primary"
          size="md"
        />
      ) : null}
      <a
        class="btn btn-outline-primary"
        href={`/cases/${file.referralId}/decisions/${decision.decisionId}/correction`}
      >
        {t(words.correctIt)}
      </a>
    </div>
  )
}
