import type { DecisionFacts } from '@intarsi/contracts'
import { type Accepted, accept, type Rejected, reject } from '@intarsi/kernel'
import { listActive } from '../case-managers/case-manager-rows.ts'
import { openPicOf } from '../presa-in-carico/open-pic-of.ts'
import { loadReferral, type Referral } from '../referrals/referral.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'

/** Who may already be following the household, before another équipe forms (RA-04). */
export type Overlap =
  | OwnCase
  | { kind: 'other-referral'; referralNumber: string; territory: string }
  | { kind: 'possible-duplicate'; referralNumber: string; territory: string }
  | { kind: 'other-path'; code: DecisionFacts['otherPaths'][number] }

/** The open integrated case of the household itself, by the referral that opened it: an admission joins it. */
type OwnCase = {
  kind: 'own-case'
  referralId: string
  referralNumber: string
  territory: string
  caseManagerId: string | null
}

/** Paths that have a team of several professions of their own. Default (ours). */
const TEAM_PATHS: readonly DecisionFacts['otherPaths'][number][] = [
  'inclusion-pact',
  'uvm-minors',
  'child-protection',
  'mental-health-centre',
]

/** The household's own case, its other open referrals, followed households that may be this one, paths with a team of their own. */
export async function listOverlaps(tx: EquipeTx, referral: Referral): Promise<Overlap[]> {
  const { facts } = referral.row
  const paths = facts.otherPaths.filter((code) => TEAM_PATHS.includes(code))
  return [
    ...(await ownCase(tx, referral)),
    ...(await otherReferrals(tx, referral)),
    ...(await followedLookalikes(tx, referral)),
    ...paths.map((code) => ({ kind: 'other-path' as const, code })),
  ]
}

/**
 * Where the territory's profile wants it, no second équipe forms before somebody said that the overlaps were checked
 * (RA-04). Nothing is asked where the household has its own case: the referral joins it, and no équipe forms.
 */
export async function decideOverlaps(
  tx: EquipeTx,
  referral: Referral,
  checked: string | undefined,
): Promise<Accepted<never> | Rejected<'overlaps-to-check'>> {
  if (checked || !profileOf(referral).equipe.overlapCheck) return accept()
  const overlaps = await listOverlaps(tx, referral)
  if (overlaps.length === 0 || overlaps.some(({ kind }) => kind === 'own-case')) return accept()
  const detail =
    'Somebody may be following this household already: say how the équipes were brought together.'
  return reject('overlaps-to-check', detail, { overlaps })
}

async function ownCase(tx: EquipeTx, { householdId, referralId }: Referral): Promise<OwnCase[]> {
  const pic = await openPicOf(tx, householdId)
  if (!pic || pic.referral_id === referralId) return []
  const opener = await loadReferral(tx, pic.referral_id)
  if (!opener) return []
  const active = await listActive(tx, householdId)
  const manager = active.find(({ seat, state }) => seat === 'case-manager' && state !== 'proposed')
  return [
    {
      kind: 'own-case',
      referralId: opener.referralId,
      referralNumber: opener.row.referral_number,
      territory: pic.territory_id,
      caseManagerId: manager?.person_id ?? null,
    },
  ]
}

async function otherReferrals(tx: EquipeTx, { householdId, referralId }: Referral): Promise<Overlap[]> {
  const rows = await tx.trx
    .selectFrom('referral')
    .select(['referral_number as referralNumber', 'territory_id as territory'])
    .where('household_id', '=', householdId)
    .where('referral_id', '!=', referralId)
    .where('closed_at', 'is', null)
    .orderBy('submitted_at')
    .execute()
  return rows.map((row) => ({ kind: 'other-referral' as const, ...row }))
}

async function followedLookalikes(tx: EquipeTx, { row, householdId }: Referral): Promise<Overlap[]> {
  const others = row.possible_duplicates.filter((other) => other !== householdId)
  if (others.length === 0) return []
  const rows = await tx.trx
    .selectFrom('presa_in_carico')
    .innerJoin('referral', 'referral.referral_id', 'presa_in_carico.referral_id')
    .select(['referral_number as referralNumber', 'presa_in_carico.territory_id as territory'])
    .where('presa_in_carico.household_id', 'in', others)
    .where('presa_in_carico.closed_at', 'is', null)
    .execute()
  return rows.map((one) => ({ kind: 'possible-duplicate' as const, ...one }))
}
