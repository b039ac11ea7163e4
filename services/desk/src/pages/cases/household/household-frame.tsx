import type { ComponentChildren } from 'preact'
import { Notice } from '../../../components/notice.tsx'
import { ReferralNumber, UrgencyTag } from '../../../components/referral-bits.tsx'
import { SubNav } from '../../../components/sub-nav.tsx'
import { usePage } from '../../../page/page-context.ts'
import { caseWords as words } from '../../../words/cases.ts'
import { common } from '../../../words/common.ts'
import { schedaWords } from '../../../words/scheda.ts'
import { CaseStep, PhaseTag } from '../case-bits.tsx'
import type { HouseholdFrame } from './household-data.ts'

export type HouseholdTab = '' | '/scheda' | '/step' | '/project' | '/people' | '/documents' | '/history'

type FrameProps = { frame: HouseholdFrame; current: HouseholdTab; children: ComponentChildren }

/** Where the household stands, who answers for it and what is next, above each of its pages. */
export function HouseholdPage({ frame, current, children }: FrameProps) {
  const { t } = usePage()
  const base = `/cases/${frame.household.referralId}`
  const readsFile = frame.household.areas.some(({ inFull }) => inFull)
  const pages = [
    { href: base, label: t(words.overview) },
    ...(readsFile ? [{ href: `${base}/scheda`, label: t(schedaWords.title) }] : []),
    { href: `${base}/project`, label: t(words.project) },
    { href: `${base}/people`, label: t(words.people) },
    { href: `${base}/documents`, label: t(words.documents) },
    { href: `${base}/history`, label: t(words.history) },
  ]
  return (
    <>
      {frame.names.complete && frame.people.complete ? null : (
        <Notice kind="warning">{t(common.namesUnavailable)}</Notice>
      )}
      <Standing frame={frame} current={current} />
      <SubNav label={t(words.pages)} pages={pages} current={`${base}${current}`} />
      {children}
    </>
  )
}

function Standing({
  frame: { household, people, day },
  current,
}: {
  frame: HouseholdFrame
  current: HouseholdTab
}) {
  const { t, date } = usePage()
  const { caseManager, phase, phaseSince, nextStep, stepDueOn, mayManage, referralId } = household
  return (
    <div class="desk-standing">
      <p class="desk-inline-actions">
        <PhaseTag phase={phase} />{' '}
        <span class="desk-muted">{t(words.since, { date: date(phaseSince) })}</span>
        <UrgencyTag urgency={household.urgency} />
        <ReferralNumber number={household.referralNumber} />
      </p>
      <dl class="desk-standing-facts">
        <div>
          <dt>{t(words.manager)}</dt>
          <dd>
            {people.of(caseManager.personId) ?? '–'}
            {caseManager.state === 'interim' ? ` (${t(words.interim)})` : ''}
            {people.bodyOf(caseManager.personId) ? (
              <span class="desk-muted"> · {people.bodyOf(caseManager.personId)}</span>
            ) : null}
          </dd>
        </div>
        {nextStep ? (
          <div>
            <dt>{t(words.next)}</dt>
            <dd>
              <CaseStep step={nextStep} dueOn={stepDueOn} day={day} />
              {mayManage ? (
                <>
                  {' '}
                  <a
                    href={`/cases/${referralId}/step`}
                    aria-current={current === '/step' ? 'page' : undefined}
                  >
                    {t(words.doStep)}
                  </a>
                </>
              ) : null}
            </dd>
          </div>
        ) : null}
      </dl>
      {caseManager.state === 'interim' ? <Notice>{t(words.noManager)}</Notice> : null}
    </div>
  )
}
