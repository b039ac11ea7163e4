import type { Territory } from '@intarsi/contracts'
import { latestProfile } from '@intarsi/territories'
import type { Kysely } from 'kysely'
import { writeMove } from '../referrals/move-referral.ts'
import { leadsElsewhere, type NewKnowledge, routeAnew } from '../referrals/reconsider.ts'
import { lockReferral, type Referral, toReferral } from '../referrals/referral.ts'
import { isBeforeDecision, isOpen } from '../referrals/states.ts'
import type { ReferralRow } from '../referrals/tables.ts'
import type { EquipeSchema, EquipeTx } from '../schema.ts'
import { routeOf } from './choose-place.ts'
import { profileOf } from './profile-of.ts'

/** What a newer version of its territory's profile makes of one open referral. */
export type ProfileChange = {
  referralId: string
  referralNumber: string
  state: ReferralRow['state']
  fromVersion: number
  toVersion: number
  rule: { before: string; after: string }
  /** Whether another queue, agenda or gate waits for it there. */
  routedAnew: boolean
}

export type Migration = { by: string; apply: boolean }

/** Open referrals of a territory that an older version than the newest routed, in the order of their ids. */
export async function listOnOlderVersions(
  db: Kysely<EquipeSchema>,
  territory: Territory,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('referral')
    .select('referral_id')
    .where('territory_id', '=', territory)
    .where('closed_at', 'is', null)
    .where('profile_version', '<', latestProfile(territory).version)
    .$if(after !== undefined, (query) => query.where('referral_id', '>', after ?? ''))
    .orderBy('referral_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.referral_id)
}

/**
 * Moves one open referral to the newest version of its territory's profile: before the decision it is routed anew where
 * that version leads elsewhere, else it stays where it stands and nobody is told. Undefined: it closed, or moved, meanwhile.
 */
export async function migrateProfile(
  tx: EquipeTx,
  referralId: string,
  { by, apply }: Migration,
): Promise<ProfileChange | undefined> {
  const referral = await lockReferral(tx, referralId)
  if (!referral || !isOpen(referral.row.state)) return undefined
  const { version } = latestProfile(referral.territory)
  if (referral.row.profile_version >= version) return undefined
  const { set, rule } = onVersion(tx, referral, version)
  const routedAnew = await leadsElsewhere(tx, referral, set)
  const known: NewKnowledge = { command: 'migrate-profile', cause: 'profile-changed', by, set }
  if (apply) await (routedAnew ? routeAnew(tx, referral, known) : keepPlace(tx, referral, known))
  return {
    referralId,
    referralNumber: referral.row.referral_number,
    state: referral.row.state,
    fromVersion: referral.row.profile_version,
    toVersion: version,
    rule: { before: referral.row.rule.id, after: rule },
    routedAnew,
  }
}

/** What the newer version says of it: who decides and how, as long as nobody has. */
function onVersion(tx: EquipeTx, { row }: Referral, version: number) {
  const moved = toReferral({ ...row, profile_version: version })
  const route = routeOf(moved, profileOf(moved), tx.now)
  const rules = {
    rule: route.rule,
    admission: { ...route.admission, confirmCaseManager: route.confirmCaseManager },
  }
  const undecided = isBeforeDecision(row.state)
  return {
    rule: undecided ? route.rule.id : row.rule.id,
    set: { profile_version: version, ...(undecided ? rules : {}) },
  }
}

async function keepPlace(
  tx: EquipeTx,
  referral: Referral,
  { command, cause, by, set }: NewKnowledge,
): Promise<void> {
  const { row } = referral
  await writeMove(tx, referral, {
    to: row.state,
    command,
    cause,
    holder: { kind: row.holder_kind, id: row.holder_id },
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    by,
    set,
  })
}
