import { compatibilityFaults, snapshotOf } from './compatibility.ts'
import { EVENTS } from './registry.ts'
import { readSnapshots, writeSnapshot } from './snapshots.ts'

// Run as `node packages/contracts/src/write-snapshots.ts` after an event is added or gains an optional field.
// A breaking change is refused: nothing is written over what is released.
const faults = compatibilityFaults(readSnapshots(), EVENTS)
if (faults.length > 0) {
  console.error(
    `not written, released events would break:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
  )
  process.exitCode = 1
} else {
  const stable = EVENTS.filter((contract) => contract.stability === 'stable')
  for (const contract of stable) writeSnapshot(snapshotOf(contract))
  console.log(`wrote ${stable.length} snapshots`)
}
