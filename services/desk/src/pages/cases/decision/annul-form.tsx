import type { Decision } from '../../../api/cases.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { faultOf } from '../../../components/error-summary.tsx'
import { TextArea } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { takenWords as words } from '../../../words/decisions-taken.ts'
import type { DecisionsProps } from './decisions-view.tsx'

/** Takes a decision back without another in its place. */
export function AnnulForm({ data, form, faults, sent, decision }: DecisionsProps & { decision: Decision }) {
  const { t } = usePage()
  const { file } = data
  return (
    <Disclosure title={t(words.annul)} open={sent === 'annulment'}>
      <form
        class="desk-form"
        id="annulment"
        method="post"
        action={`/cases/${file.referralId}/decisions/${decision.decisionId}/annulment`}
        novalidate
      >
        <p class="desk-text">{t(words.annulHint)}</p>
        <Csrf />
        <input type="hidden" name="version" value={file.version} />
        <TextArea
          id="annulReason"
          label={t(words.annulReason)}
          rows={2}
          maxlength={1000}
          value={form.get('annulReason')}
          error={faultOf(faults, 'annulReason')}
        />
        <button type="submit" class="btn btn-danger">
          {t(words.annul)}
        </button>
      </form>
    </Disclosure>
  )
}
