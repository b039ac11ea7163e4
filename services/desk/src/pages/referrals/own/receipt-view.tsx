import { Icon } from '../../../components/icon.tsx'
import { PrintButton } from '../../../components/print-button.tsx'
import { NextStep } from '../../../components/referral-bits.tsx'
import { SummaryList } from '../../../components/summary-list.tsx'
import { usePage } from '../../../page/page-context.ts'
import { referralWords as words } from '../../../words/referrals.ts'
import type { OwnReferral } from './own-data.ts'

/** The receipt: the number to speak of, what happens next and when; made to be printed. It names nobody. */
export function ReceiptView({ own }: { own: OwnReferral }) {
  const { t, date } = usePage()
  const { referral, sportello } = own
  const { meeting } = referral.standing
  return (
    <>
      <div class="desk-receipt">
        <Icon name="it-check-circle" size="lg" colour="success" />
        <p>
          {t(words.receiptNumber)}
          <strong class="desk-receipt-number">{referral.number}</strong>
        </p>
      </div>
      <p class="desk-text">{t(words.receiptHint)}</p>
      <h2>{t(words.receiptNext)}</h2>
      <div id="next" {...watching(own)}>
        {isOnItsWay(own) ? <p>{t(words.receiptRouting)}</p> : null}
        <SummaryList
          rows={[
            { label: t(words.next), value: <NextStep step={referral.nextStep} on={referral.nextStepOn} /> },
            ...(meeting ? [{ label: t(words.meeting), value: date(meeting.startsAt, 'moment') }] : []),
            { label: t(words.sentOn), value: date(referral.submittedAt, 'moment') },
            { label: t(words.whichSportello), value: sportello?.name },
          ]}
        />
      </div>
      <div class="desk-actions">
        <a class="btn btn-primary" href={`/referrals/${referral.referralId}`}>
          {t(words.toReferral)}
        </a>
        <PrintButton label={t(words.printReceipt)} />
        <span class="desk-hint desk-js">{t(words.printHint)}</span>
      </div>
    </>
  )
}

const isOnItsWay = ({ referral }: OwnReferral) => referral.state === 'submitted'

/** Until it is routed the part asks for itself again, where there is JavaScript. */
function watching(own: OwnReferral) {
  if (!isOnItsWay(own)) return {}
  const address = `/referrals/${own.referral.referralId}/receipt`
  return { 'hx-get': address, 'hx-trigger': 'every 2s', 'hx-select': '#next', 'hx-swap': 'outerHTML' }
}
