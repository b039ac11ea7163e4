import { Csrf } from '../../../components/csrf.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { Radios, TextArea } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { withdrawalWords, referralWords as words } from '../../../words/referrals.ts'
import type { OwnReferral } from './own-data.ts'

type WithdrawProps = {
  own: OwnReferral
  form: URLSearchParams
  faults: readonly FormFault[]
  sendKey: string
}

export function WithdrawView({ own, form, faults, sendKey }: WithdrawProps) {
  const { t } = usePage()
  const address = `/referrals/${own.referral.referralId}`
  return (
    <>
      <ErrorSummary faults={faults} />
      <form class="desk-form" method="post" action={`${address}/withdraw`} novalidate>
        <Csrf />
        <input type="hidden" name="key" value={sendKey} />
        <Radios
          id="reason"
          label={t(words.withdrawReason)}
          value={form.get('reason')}
          error={faultOf(faults, 'reason')}
          options={Object.entries(withdrawalWords).map(([value, label]) => ({ value, label: t(label) }))}
        />
        <TextArea
          id="note"
          label={t(words.withdrawNote)}
          value={form.get('note')}
          error={faultOf(faults, 'note')}
          optional
          maxlength={1000}
        />
        <div class="desk-actions">
          <button type="submit" class="btn btn-danger">
            {t(words.withdraw)}
          </button>
          <a href={address}>{t(common.cancel)}</a>
        </div>
      </form>
    </>
  )
}
