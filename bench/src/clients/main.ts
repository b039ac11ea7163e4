// `npm run bench:clients [-- turns | outages]`: the Kafka libraries behind the transport port side by side, each in a process of its own,
// in turns on one broker; then both at once while the broker is killed, and while it hangs. Prints the tables of the
// decision record about them.
import { describeMachine, thisMachine } from '../report/machine.ts'
import { measureOutages } from './outages.ts'
import { withBroker } from './spoiled-broker.ts'
import { outageTable, turnsTable } from './tables.ts'
import { measureTurns } from './turns.ts'

const KILLS = 3
const HANGS_MS = 45_000

const machine = thisMachine()
const tell = (line: string) => console.log(`${(performance.now() / 1_000).toFixed(0).padStart(4)} s  ${line}`)
const asked = (what: string) => process.argv.length < 3 || process.argv.includes(what)

await withBroker(async (broker) => {
  tell('the broker runs')
  if (asked('turns')) console.log(`\n${turnsTable(await measureTurns(broker.brokers, tell))}\n`)
  if (!asked('outages')) return
  const killed = []
  for (let kill = 0; kill < KILLS; kill++)
    killed.push(await measureOutages(broker, () => broker.killAndWait(), tell))
  const hung = [await measureOutages(broker, () => broker.hang(HANGS_MS), tell)]
  console.log(`\n${outageTable({ killed, hung })}\n`)
})
console.log(describeMachine(machine))
