import type { CaseFile } from '../../api/cases.ts'
import type { Labels } from '../../api/labels.ts'
import { ReferralNumber, StateTag, UrgencyTag } from '../../components/referral-bits.tsx'
import { usePage } from '../../page/page-context.ts'
import { territoryName } from '../../words/codes.ts'
import { overlapWords } from '../../words/overlaps.ts'

/** Which case a page is about: number, household, urgency, state, and the one that it joined. */
export function CaseLine({ file, households }: { file: CaseFile; households: Labels }) {
  return (
    <>
      <p class="desk-inline-actions">
        <ReferralNumber number={file.referralNumber} href={`/cases/${file.referralId}`} />
        <strong>{households.of(file.householdId) ?? '–'}</strong>
        <UrgencyTag urgency={file.urgency} />
        <StateTag state={file.standing.state} />
      </p>
      {file.joinedTo ? <JoinedTo to={file.joinedTo} /> : null}
    </>
  )
}

function JoinedTo({
  to: { referralId, referralNumber, territory },
}: {
  to: NonNullable<CaseFile['joinedTo']>
}) {
  const { t } = usePage()
  const href = referralId && `/cases/${referralId}`
  return (
    <p>
      {t(overlapWords.joinedTo)} <ReferralNumber number={referralNumber} href={href} /> (
      {territoryName(territory)})
    </p>
  )
}
