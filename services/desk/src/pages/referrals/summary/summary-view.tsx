import type { UrgencyFinding } from '@intarsi/contracts'
import type { Attachment } from '../../../api/attachments.ts'
import type { Draft } from '../../../api/drafts.ts'
import type { Earlier } from '../../../api/earlier-referrals.ts'
import type { RoutingPreview } from '../../../api/routing-preview.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { type Option, Select } from '../../../components/inputs.tsx'
import { UrgencyTag } from '../../../components/referral-bits.tsx'
import { usePage } from '../../../page/page-context.ts'
import { referralWords as words } from '../../../words/referrals.ts'
import { Known, Linked } from '../draft/known.tsx'
import { Stepper } from '../draft/stepper.tsx'
import { type Attaching, Files } from '../files/files.tsx'
import { labelOf, sayForm } from '../form/display.ts'
import { Emergency } from './emergency.tsx'
import { SUMMARY_TITLE } from './refused-to-send.ts'
import { SaidGroups } from './said-groups.tsx'
import { WhoNow } from './who-now.tsx'

type SummaryProps = {
  draft: Draft
  files: readonly Attachment[]
  urgency: UrgencyFinding
  emergencyPhone: string | null
  preview: RoutingPreview | null
  earlier: readonly Earlier[]
  faults: readonly { href: string; text: string }[]
  complete: boolean
  attaching: Attaching
  sending: Sending
}

type Sending = {
  /** Who may be said to signal, where the receiver enters it; null: the sportello sends for itself. */
  senders: readonly Option[] | null
  form: URLSearchParams
  faults: readonly FormFault[]
  sendKey: string
}

export function SummaryView(props: SummaryProps) {
  const { draft, files, urgency, preview, earlier, faults, complete, attaching, sending } = props
  const { emergencyPhone } = props
  const { t, language } = usePage()
  return (
    <>
      <ErrorSummary faults={[...sending.faults, ...attaching.faults]} />
      <Stepper draftId={draft.draftId} current="summary" />
      <h1 class="desk-h1" id={SUMMARY_TITLE} tabindex={-1}>
        {t(words.summaryTitle)}
      </h1>
      {urgency.level === 'U0' ? <Emergency phone={emergencyPhone} /> : null}
      {complete ? null : <Missing faults={faults} />}
      {draft.form.citesReferral ? <Linked draft={draft} number={draft.form.citesReferral} /> : null}
      <Known draftId={draft.draftId} earlier={earlier} />
      <Urgency urgency={urgency} />
      {complete ? <WhoNow preview={preview} /> : null}
      {complete ? <Send draft={draft} {...sending} /> : null}
      <SaidGroups
        groups={sayForm(draft.form, language)}
        hrefOf={({ step }, { at }) => `/drafts/${draft.draftId}/${step}#${at}`}
      />
      <Files files={files} attaching={attaching} />
      {complete && sending.senders === null ? <Send draft={draft} {...sending} /> : null}
    </>
  )
}

function Missing({ faults }: Pick<SummaryProps, 'faults'>) {
  const { t } = usePage()
  return (
    <section
      class="desk-errors"
      role="alert"
      tabindex={-1}
      data-error-summary
      aria-labelledby="missing-title"
    >
      <h2 id="missing-title">{t(words.summaryFaults)}</h2>
      <ul>
        {faults.map(({ href, text }) => (
          <li key={href + text}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Urgency({ urgency }: Pick<SummaryProps, 'urgency'>) {
  const { t, language } = usePage()
  return (
    <section>
      <h2>{t(words.urgency)}</h2>
      <p>
        <UrgencyTag urgency={urgency.level} />
      </p>
      <ul>
        {urgency.reasons.map(({ criterion }) => (
          <li key={criterion}>{labelOf('urgencyCriteria', criterion, language)}</li>
        ))}
      </ul>
    </section>
  )
}

function Send({ draft, senders, form, faults, sendKey }: Sending & Pick<SummaryProps, 'draft'>) {
  const { t } = usePage()
  return (
    <form method="post" action={`/drafts/${draft.draftId}/send`} class="desk-actions">
      <Csrf />
      <input type="hidden" name="sportelloId" value={draft.sportelloId} />
      {senders && senders.length > 0 ? (
        <Select
          id="referrerId"
          label={t(words.whoSignals)}
          hint={t(words.whoSignalsHint)}
          options={senders}
          value={form.get('referrerId')}
          empty={t(words.notListed)}
          error={faultOf(faults, 'referrerId')}
        />
      ) : null}
      <input type="hidden" name="version" value={draft.version} />
      <input type="hidden" name="key" value={sendKey} />
      <button type="submit" class="btn btn-primary">
        {t(words.send)}
      </button>
      <span class="desk-hint">{t(words.sendDeclare)}</span>
    </form>
  )
}
