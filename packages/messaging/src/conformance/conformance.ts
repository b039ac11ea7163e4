import { describe } from 'vitest'
import { crashRules } from './crashing.ts'
import { deliveryRules } from './delivery.ts'
import { parkingRules } from './parking.ts'
import { replayRules } from './replaying.ts'
import type { Bench } from './world.ts'

/** The one suite that every transport must pass. */
export function conformance(bench: Bench) {
  describe(`${bench.name}: delivery`, () => deliveryRules(bench))
  describe(`${bench.name}: parking`, () => parkingRules(bench))
  describe(`${bench.name}: replay`, () => replayRules(bench))
  describe(`${bench.name}: crashes`, () => crashRules(bench))
}
