import { type Account, hasRole, territoriesOf } from '../../../api/account.ts'
import { ErrorSummary, type FormFault } from '../../../components/error-summary.tsx'
import { Notice } from '../../../components/notice.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { usePage } from '../../../page/page-context.ts'
import {
  completedAsWords,
  outcomeWords,
  requestKindWords,
  referralWords as words,
} from '../../../words/referrals.ts'
import { Files } from '../files/files.tsx'
import { History } from './history.tsx'
import type { OwnReferral } from './own-data.ts'
import { Question } from './question.tsx'
import { Standing } from './standing.tsx'

type OwnProps = {
  own: OwnReferral
  /** What was sent and not done; empty: nothing was. */
  form: URLSearchParams
  faults: readonly FormFault[]
  sendKey: string
}

/** States in which the sender can still change or take back a referral. */
const CLOSED = new Set(['joined', 'withdrawn', 'void', 'handed-over', 'advised'])

export function OwnView({ own, form, faults, sendKey }: OwnProps) {
  const { t, person } = usePage()
  const { referral, household, sportello } = own
  const opens = person !== null && territoriesOf(person, 'coordinator').includes(referral.territory)
  const open = !CLOSED.has(referral.state)
  const corrects = open && person !== null && wroteIt(person, referral)
  return (
    <>
      <ErrorSummary faults={faults} />
      <h1 class="desk-h1">
        <span class="desk-number">{referral.number}</span>
        {household ? ` · ${household}` : ''}
      </h1>
      <p class="desk-hint">{sportello?.name}</p>
      {referral.standing.question || form.get('answer') ? (
        <Question
          referralId={referral.referralId}
          fields={referral.standing.question?.fields ?? []}
          dueOn={own.answer?.question?.dueOn}
          amends={person !== null && wroteIt(person, referral)}
          {...{ form, faults, sendKey }}
        />
      ) : null}
      <h2>{t(words.where)}</h2>
      <Standing own={own} />
      {own.answer || referral.state === 'submitted' ? null : (
        <Notice kind="warning">{t(words.answerAway)}</Notice>
      )}
      <Actions referralId={referral.referralId} open={open} corrects={corrects} sendKey={sendKey} />
      <Requests own={own} />
      <Files
        files={own.files}
        attaching={open ? { action: `/referrals/${referral.referralId}/files`, form, faults } : null}
        opening={opens ? { referralId: referral.referralId, form, faults } : null}
      />
      <h2>{t(words.history)}</h2>
      <History own={own} />
    </>
  )
}

/** Only its sportello reads the whole form, restricted parts too, and so can correct it. */
const wroteIt = (person: Account, { sportelloId }: OwnReferral['referral']) =>
  hasRole(person, 'sender') && person.sportelloIds.includes(sportelloId)

type ActionsProps = { referralId: string; open: boolean; corrects: boolean; sendKey: string }

function Actions({ referralId, open, corrects, sendKey }: ActionsProps) {
  const { t } = usePage()
  const address = `/referrals/${referralId}`
  return (
    <div class="desk-actions">
      <a class="btn btn-outline-primary" href={`${address}/sheet`}>
        {t(words.sheet)}
      </a>
      {corrects ? (
        <a class="btn btn-outline-primary" href={`${address}/amend`}>
          {t(words.amend)}
        </a>
      ) : null}
      <a href={`${address}/receipt`}>{t(words.printReceipt)}</a>
      {open ? <a href={`${address}/withdraw`}>{t(words.withdraw)}</a> : null}
      <PostButton action={`${address}/again`} label={t(words.again)} size="md" values={{ key: sendKey }} />
    </div>
  )
}

function Requests({ own: { referral } }: { own: OwnReferral }) {
  const { t, date } = usePage()
  if (referral.requests.length === 0) return null
  return (
    <section>
      <h2>{t(words.requests)}</h2>
      <ul class="desk-tasks">
        {referral.requests.map(({ requestId, kind, requestedAs, requestedAt, outcome }) => (
          <li key={requestId}>
            <span>
              {t(requestKindWords[kind])}
              {requestedAs ? ` ${t(completedAsWords[requestedAs])}` : ''} · {date(requestedAt, 'moment')}
            </span>
            <span>{t(outcome ? outcomeWords[kind][outcome] : words.pending)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
