// `npm run bench:matching [-- [--patience N] PART …]`: the speed targets of the matching, measured. Ends with 1 when one is missed.
import { parseArgs } from 'node:util'
import { loadHighs } from '../src/matching/load-highs.ts'
import { measureAgain } from './again.ts'
import { measureEventLoop } from './event-loop.ts'
import { measureSpeed } from './speed.ts'

const highs = await loadHighs()
const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { patience: { type: 'string', default: '1' } },
})
const { lines, met } = measureSpeed(highs, { names, patience: Number(values.patience) })
for (const line of lines) console.log(line)
if (names.length === 0) {
  console.log(measureAgain())
  console.log(await measureEventLoop())
}
process.exitCode = met ? 0 : 1
