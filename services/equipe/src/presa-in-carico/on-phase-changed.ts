import { type DataOf, type PicPhase, phaseChanged } from '@intarsi/contracts'
import { on, type Subscription } from '@intarsi/messaging'
import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import { lockReferral } from '../referrals/referral.ts'
import type { EquipeSchema } from '../schema.ts'
import { openReview } from './open-review.ts'

const INTERVIEWED = ['first-interview']
const ASSESSED = [...INTERVIEWED, 'assessment-done']
const SIGNED = [...ASSESSED, 'project-signed']

/** Terms that are met once a case stands in a phase, however it came there. */
const MET: Partial<Record<PicPhase, readonly string[]>> = {
  assessment: INTERVIEWED,
  planning: ASSESSED,
  'awaiting-signature': ASSESSED,
  'in-progress': SIGNED,
  'under-review': SIGNED,
}

/** What a review leads to: the next one is counted from here. */
const REVIEWED: ReadonlySet<string> = new Set(['confirm-project', 'replan'])

/** Casework says how far a case has come: a term that is met reminds nobody and is never missed. */
export const onPhaseChanged: Subscription<EquipeSchema> = on<EquipeSchema, typeof phaseChanged>(
  phaseChanged,
  async (tx, { data }: { data: DataOf<typeof phaseChanged> }) => {
    // A join may have moved the household: its referral is the one that stands.
    const referral = await lockReferral(tx, data.referralId)
    if (!referral) return
    const kinds = MET[data.phase]
    if (kinds) await closeDeadlines(tx, { referralId: data.referralId, kinds: [...kinds] })
    if (REVIEWED.has(data.cause)) await openReview(tx, referral)
  },
)
