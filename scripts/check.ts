// `npm run check`: types, lint and format, who imports whom, generated documents. Says every fault, not the first only.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { boundaryFaults } from './boundaries.ts'

const root = join(import.meta.dirname, '..')

async function run(command: string, ...args: string[]): Promise<boolean> {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code === 0
}

async function boundaries(): Promise<boolean> {
  const faults = await boundaryFaults(root)
  for (const fault of faults) console.log(fault)
  return faults.length === 0
}

const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const checks: [string, () => Promise<boolean>][] = [
  ['types', () => run(bin('tsc'), '-p', 'tsconfig.json')],
  ['types of what runs in the browser', () => run(bin('tsc'), '-p', join('services', 'desk', 'browser'))],
  ['lint and format', () => run(bin('biome'), 'check')],
  ['boundaries', boundaries],
  ['generated documents', () => run(process.execPath, join(root, 'scripts', 'docs.ts'), '--check')],
]

const failed: string[] = []
for (const [name, check] of checks) {
  const ok = await check()
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`)
  if (!ok) failed.push(name)
}
process.exitCode = failed.length > 0 ? 1 : 0
