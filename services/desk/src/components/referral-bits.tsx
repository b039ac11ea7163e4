import type { ReferralState, Urgency } from '@intarsi/contracts'
import { usePage } from '../page/page-context.ts'
import { homeWords } from '../words/home.ts'
import { nextStepWords, STATE_TAGS, stateWords, urgencyWords } from '../words/states.ts'
import { Tag } from './tag.tsx'

export function StateTag({ state }: { state: ReferralState }) {
  const { t } = usePage()
  return <Tag kind={STATE_TAGS[state]}>{t(stateWords[state])}</Tag>
}

export function UrgencyTag({ urgency }: { urgency: Urgency }) {
  const { t } = usePage()
  const urgent = urgency === 'U0' || urgency === 'U1'
  return <Tag kind={urgent ? 'urgent' : 'plain'}>{`${urgency} · ${t(urgencyWords[urgency])}`}</Tag>
}

/** What happens next, and by when. */
export function NextStep({ step, on }: { step: string; on: string | null }) {
  const { t, date } = usePage()
  return (
    <>
      {t(nextStepWords(step))}
      {on ? <span class="desk-muted"> {t(homeWords.by, { date: date(on) })}</span> : null}
    </>
  )
}

/** A referral's number, to be spoken and written; a link where there is a page behind it. */
export function ReferralNumber({ number, href }: { number: string; href?: string | null }) {
  if (!href) return <span class="desk-number">{number}</span>
  return (
    <a class="desk-number" href={href}>
      {number}
    </a>
  )
}
