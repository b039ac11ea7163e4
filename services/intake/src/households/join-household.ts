import { accept, type Decision, reject } from '@intarsi/kernel'

const DAY_MS = 86_400_000

export type Joining = { householdId: string; survivingHouseholdId: string; splitUntil: Date }
type Joined = { householdId: string; survivingHouseholdId: string; joinedAt: string; splitUntil: string }
type Split = { householdId: string; formerSurvivingHouseholdId: string; splitAt: string }

/** May this household be joined into that one? `active` are the joins in force of either. Pure. */
export function decideJoin(
  asked: { householdId: string; survivingHouseholdId: string },
  active: readonly Joining[],
  { now, splitWithinDays }: { now: Date; splitWithinDays: number },
): Decision<Joined, 'same-household' | 'already-joined'> {
  const { householdId, survivingHouseholdId } = asked
  if (householdId === survivingHouseholdId)
    return reject('same-household', 'These are one household already.')
  const [join] = active
  if (join) {
    const detail = 'One of the two was joined already; join the household that it stands for.'
    const { householdId: joined, survivingHouseholdId: into } = join
    return reject('already-joined', detail, { householdId: joined, survivingHouseholdId: into })
  }
  const splitUntil = new Date(now.getTime() + splitWithinDays * DAY_MS).toISOString()
  return accept({ householdId, survivingHouseholdId, joinedAt: now.toISOString(), splitUntil })
}

/** May the join be undone? Pure. */
export function decideSplit(
  active: Joining | undefined,
  now: Date,
): Decision<Split, 'not-joined' | 'split-too-late'> {
  if (!active) return reject('not-joined', 'This household stands for itself.')
  if (now > active.splitUntil) {
    const until = active.splitUntil.toISOString()
    return reject('split-too-late', `This join could be undone until ${until}.`, { until })
  }
  const { householdId, survivingHouseholdId } = active
  return accept({ householdId, formerSurvivingHouseholdId: survivingHouseholdId, splitAt: now.toISOString() })
}
