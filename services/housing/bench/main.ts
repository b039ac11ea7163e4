// `npm run bench:matching [-- [--patience N] [--seeds N,N] PART …]`: the speed targets of the matching, measured. Ends
// with 1 when one is missed. Without a PART and seeds it writes the figures into docs/matching.md; it takes about five
// minutes on a quiet machine.
import { parseArgs } from 'node:util'
import { loadHighs } from '../src/matching/load-highs.ts'
import { measureAgain, measureAgainShared } from './again.ts'
import { replaceBlock } from './doc-block.ts'
import { measureEventLoop } from './event-loop.ts'
import { machine, measureMoreSeeds, measureSpeed } from './speed.ts'

const highs = await loadHighs()
const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { patience: { type: 'string', default: '1' }, seeds: { type: 'string' } },
})
const seeds = values.seeds?.split(',').map(Number) ?? null
const speed = measureSpeed(highs, { names, seeds, patience: Number(values.patience) })
console.log([machine(), ...speed.lines].join('\n'))
let { met } = speed
if (names.length === 0 && !seeds) {
  const others = [measureAgain(), measureAgainShared(highs), measureEventLoop()]
  const lines = [measureMoreSeeds(highs), ...others.map((other) => other.line)].map((line) => `- ${line}`)
  console.log(lines.join('\n'))
  met &&= others.every((other) => other.met)
  replaceBlock('speed', [`Measured on ${machine()}.`, '', ...speed.lines, '', ...lines, ''])
}
process.exitCode = met ? 0 : 1
