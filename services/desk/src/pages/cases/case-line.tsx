import type { CaseFile } from '../../api/cases.ts'
import type { Labels } from '../../api/labels.ts'
import { ReferralNumber, StateTag, UrgencyTag } from '../../components/referral-bits.tsx'

/** Which case a page is about: number, household, urgency, state. */
export function CaseLine({ file, households }: { file: CaseFile; households: Labels }) {
  return (
    <p class="desk-inline-actions">
      <ReferralNumber number={file.referralNumber} href={`/cases/${file.referralId}`} />
      <strong>{households.of(file.householdId) ?? '–'}</strong>
      <UrgencyTag urgency={file.urgency} />
      <StateTag state={file.standing.state} />
    </p>
  )
}
