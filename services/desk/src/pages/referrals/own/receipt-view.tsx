import type { Receipt } from '../../../api/receipt.ts'
import { ErrorSummary, type FormFault } from '../../../components/error-summary.tsx'
import { Icon } from '../../../components/icon.tsx'
import { PrintButton } from '../../../components/print-button.tsx'
import { NextStep } from '../../../components/referral-bits.tsx'
import { SummaryList } from '../../../components/summary-list.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { referralWords as words } from '../../../words/referrals.ts'
import { Question } from './question.tsx'

export type ReceiptProps = {
  receipt: Receipt
  sportello: string | undefined
  form: URLSearchParams
  faults: readonly FormFault[]
  sendKey: string
}

/** The receipt: the number to speak of, what happens next and when; made to be printed. It names nobody. */
export function ReceiptView({ receipt, sportello, ...asking }: ReceiptProps) {
  const { t, date } = usePage()
  const { referralId, number, nextStepOn, submittedAt, question, mayRead } = receipt
  return (
    <>
      <ErrorSummary faults={asking.faults} />
      <div class="desk-receipt">
        <Icon name="it-check-circle" size="lg" colour="success" />
        <p>
          {t(words.receiptNumber)}
          <strong class="desk-receipt-number">{number}</strong>
        </p>
      </div>
      <p class="desk-text">{t(words.receiptHint)}</p>
      {!mayRead.own && (question || asking.form.get('answer')) ? (
        <Question
          {...{ referralId, fields: question?.fields ?? [], dueOn: nextStepOn, amends: false }}
          {...asking}
        />
      ) : null}
      <h2>{t(receipt.answered ? words.receiptNow : words.receiptNext)}</h2>
      <div id="next" {...watching(receipt)}>
        {isOnItsWay(receipt) ? (
          <p>
            {t(words.receiptRouting)} <a href={`/referrals/${referralId}/receipt`}>{t(common.refresh)}</a>
          </p>
        ) : null}
        <SummaryList
          rows={[
            ...nowOf(receipt, { t, date }),
            { label: t(words.sentOn), value: date(submittedAt, 'moment') },
            { label: t(words.whichSportello), value: sportello },
          ]}
        />
      </div>
      <div class="desk-actions">
        <Onward receipt={receipt} />
        <PrintButton label={t(words.printReceipt)} />
        <span class="desk-hint desk-js">{t(words.printHint)}</span>
      </div>
    </>
  )
}

type Telling = Pick<ReturnType<typeof usePage>, 't' | 'date'>

/** What happens next and when; of a referral that was answered, since when: paper on a counter does not say what. */
function nowOf({ answered, nextStep, nextStepOn, meeting }: Receipt, { t, date }: Telling) {
  if (answered) {
    const said = answered.over ? words.receiptOver : words.receiptAnswered
    return [{ label: t(words.state), value: t(said, { date: date(answered.at, 'moment') }) }]
  }
  return [
    { label: t(words.next), value: <NextStep step={nextStep} on={nextStepOn} /> },
    ...(meeting ? [{ label: t(words.meeting), value: date(meeting.startsAt, 'moment') }] : []),
  ]
}

/** Who only entered it reads this and no more. */
function Onward({ receipt: { mayRead, referralId } }: Pick<ReceiptProps, 'receipt'>) {
  const { t } = usePage()
  if (!mayRead.own && !mayRead.file) return null
  return (
    <a class="btn btn-primary" href={mayRead.own ? `/referrals/${referralId}` : `/cases/${referralId}`}>
      {t(words.toReferral)}
    </a>
  )
}

const isOnItsWay = ({ nextStep }: Receipt) => nextStep === 'routing'

/** Until it is routed the part asks for itself again, where there is JavaScript. */
function watching(receipt: Receipt) {
  if (!isOnItsWay(receipt)) return {}
  const address = `/referrals/${receipt.referralId}/receipt`
  return { 'hx-get': address, 'hx-trigger': 'every 2s', 'hx-select': '#next', 'hx-swap': 'outerHTML' }
}
