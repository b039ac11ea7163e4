import { type DeadlineAnswer, type DeadlineBinding, onDeadline } from '../deadlines/on-deadline.ts'
import { openDeadline } from '../deadlines/open-deadline.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { seatCase } from '../presa-in-carico/seat-case.ts'
import { romeDay } from '../rome-time.ts'
import { FIRST_CALL } from '../routing/decide-routing.ts'
import { dueFor } from '../routing/due.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { backToReview } from './answer-information.ts'
import { moveReferral } from './move-referral.ts'
import { loadReferral, type Referral, referralRefOf } from './referral.ts'
import { resumeReferral } from './resume-referral.ts'
import { isBeforeDecision } from './states.ts'
import { tellStillWaiting } from './waiting-list.ts'

/** Deadlines that move a referral, and those that only hold while it stands where it stood. */
export const referralDeadlines: DeadlineBinding[] = [
  onDeadline('information-answer', async (tx, deadline, step) =>
    step === 'reminder'
      ? whileIn(tx, deadline.referral_id, 'info-requested')
      : acting(tx, deadline.referral_id, 'info-requested', async (referral) => {
          await backToReview(tx, referral, { command: 'information-overdue', by: 'system' })
        }),
  ),
  onDeadline('precondition-wait', async (tx, deadline, step) =>
    step === 'reminder'
      ? whileIn(tx, deadline.referral_id, 'awaiting-precondition')
      : acting(tx, deadline.referral_id, 'awaiting-precondition', (referral) =>
          proposeExclusion(tx, referral),
        ),
  ),
  onDeadline('waiting-until', (tx, deadline) =>
    acting(tx, deadline.referral_id, 'waiting-until', async (referral) => {
      await resumeReferral(tx, referral, { command: 'wake-up', by: 'system' })
    }),
  ),
  onDeadline('exclusion-confirm', (tx, { referral_id: id }) => whileIn(tx, id, 'exclusion-proposed')),
  onDeadline('handover-confirm', (tx, { referral_id: id }) => whileIn(tx, id, 'handing-over')),
  onDeadline('waiting-list-check', (tx, { referral_id: id }) => whileIn(tx, id, 'waiting-list')),
  onDeadline('waiting-list-told', (tx, { referral_id: id }) =>
    acting(tx, id, 'waiting-list', (referral) => tellStillWaiting(tx, referral)),
  ),
  onDeadline('review', async (tx, { referral_id: id }, step) => {
    const referral = await loadReferral(tx, id)
    if (referral && step === 'missed') await seatCase(tx, referral, 'review')
    return 'late'
  }),
  onDeadline('first-read', (tx, { referral_id: id }) => whileIn(tx, id, 'routed')),
  onDeadline(FIRST_CALL, (tx, { referral_id: id }) => beforeDecision(tx, id)),
  onDeadline('decision', (tx, { referral_id: id }) => beforeDecision(tx, id)),
]

async function beforeDecision(tx: EquipeTx, referralId: string): Promise<DeadlineAnswer> {
  const referral = await loadReferral(tx, referralId)
  return referral && isBeforeDecision(referral.row.state) ? 'late' : 'moot'
}

async function whileIn(tx: EquipeTx, referralId: string, state: string): Promise<DeadlineAnswer> {
  const referral = await loadReferral(tx, referralId)
  return referral?.row.state === state ? 'late' : 'moot'
}

async function acting(
  tx: EquipeTx,
  referralId: string,
  state: string,
  act: (referral: Referral) => Promise<void>,
): Promise<DeadlineAnswer> {
  const referral = await loadReferral(tx, referralId)
  if (referral?.row.state !== state) return 'moot'
  await act(referral)
  return 'acted'
}

/** Nobody could meet the requirement in time: the coordinator looks, and only a person excludes. */
async function proposeExclusion(tx: EquipeTx, referral: Referral): Promise<void> {
  const { personId: coordinator } = await coordinatorOf(tx, referral.territory)
  const from = { urgency: referral.urgency, from: tx.now, personId: coordinator }
  const term = await dueFor(tx, profileOf(referral), { key: 'exclusionConfirm', ...from })
  const moved = await moveReferral(tx, referral, {
    to: 'exclusion-proposed',
    command: 'requirement-overdue',
    reason: referral.row.gate?.reason ?? null,
    holder: { kind: 'person', id: coordinator },
    nextStep: 'confirm-exclusion',
    nextStepOn: romeDay(term.dueAt),
    by: 'system',
    tell: [coordinator],
    place: { kind: 'coordinator', rootId: coordinator, meetingId: null, noDate: false },
  })
  const held = { holderId: coordinator, escalateTo: coordinator }
  await openDeadline(tx, { ...referralRefOf(moved), kind: 'exclusion-confirm', ...term, ...held })
}
