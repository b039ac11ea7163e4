import type { Facts } from '../facts.ts'
import { duplicateFaults } from './duplicates.ts'
import { eventFaults } from './events.ts'
import { noticeFaults } from './notices.ts'
import { parkedFaults } from './parked.ts'
import { referralFaults } from './referrals.ts'

const RULES: readonly ((facts: Facts) => string[])[] = [
  referralFaults,
  noticeFaults,
  eventFaults,
  duplicateFaults,
  parkedFaults,
  ({ endedAlone }) => (endedAlone > 0 ? [`${endedAlone} processes ended, and nobody had killed them`] : []),
  ({ migrated }) =>
    migrated?.same === false ? ['a migration that was killed ended otherwise than one that was not'] : [],
]

/** Everything that a run shows to be broken, a sentence each; none when the guarantees held. Pure. */
export function faultsIn(facts: Facts): string[] {
  return RULES.flatMap((rule) => rule(facts))
}
