import { URGENCY_OF } from '@intarsi/contracts'
import { Notice } from '../../../components/notice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { referralWords as words } from '../../../words/referrals.ts'

const NATIONAL = [
  ['112', words.emergency112],
  ['1522', words.emergency1522],
  ['114', words.emergency114],
] as const

/** Whether one of these criteria is of those that cannot wait. */
export function isEmergency(criteria: readonly string[]): boolean {
  return criteria.some((code) => URGENCY_OF[code as keyof typeof URGENCY_OF] === 'U0')
}

/** Something that cannot wait for a reading: the telephone first, then the form. */
export function Emergency({ phone }: { phone: string | null }) {
  const { t } = usePage()
  return (
    <Notice kind="danger">
      <h2>{t(words.u0Title)}</h2>
      {phone ? (
        <p class="desk-phone">
          <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a> {t(words.emergencyService)}
        </p>
      ) : null}
      <ul>
        {NATIONAL.map(([number, label]) => (
          <li key={number}>
            <a href={`tel:${number}`}>{t(label)}</a>
          </li>
        ))}
      </ul>
      <p>{t(words.u0Text)}</p>
    </Notice>
  )
}
