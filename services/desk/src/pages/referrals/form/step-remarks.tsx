import { ErrorSummary, type FormFault } from '../../../components/error-summary.tsx'
import { Notice } from '../../../components/notice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { newReferralWords as words } from '../../../words/new-referral.ts'
import { Emergency, isEmergency } from '../summary/emergency.tsx'
import type { Answers } from './read-answers.ts'

type RemarksProps = {
  answers: Answers
  faults: readonly FormFault[]
  stale: boolean
  emergencyPhone: string | null
}

/** What stands above a step of the form: the telephone where something cannot wait, then what is wrong with the answers. */
export function StepRemarks({ answers, faults, stale, emergencyPhone }: RemarksProps) {
  const { t } = usePage()
  return (
    <>
      {isEmergency(answers.getAll('urgencyCriteria')) ? <Emergency phone={emergencyPhone} /> : null}
      <ErrorSummary faults={faults} />
      {stale ? <Notice kind="warning">{t(words.staleDraft)}</Notice> : null}
    </>
  )
}
