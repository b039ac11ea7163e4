// `npm run pages`: starts intarsi on data of its own, fills it with 10,000 open referrals, times the desk's lists and main
// pages and writes the figures to docs/pages.md. Fails when one takes 50 ms or more at the 95th percentile. Argument:
// how many referrals.
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { startChild } from '../e2e/src/child-process.ts'
import { fileOf } from '../e2e/src/clone.ts'
import { cloneHouseholds } from '../e2e/src/pages/clone-households.ts'
import { type FoundPage, type Measured, measurePage, warmPage } from '../e2e/src/pages/measure-pages.ts'
import { PAGES_TO_MEASURE } from '../e2e/src/pages/pages-to-measure.ts'
import { type Visitor, visitAs } from '../e2e/src/pages/sign-in.ts'
import { untilStill } from '../e2e/src/pages/until-still.ts'
import { firstPort } from '../packages/testkit/src/setup/index.ts'

const LIMIT_MS = 50
const DEMO_REFERRALS = 48
const START_MS = 900_000

const wanted = Number(process.argv[2] ?? 10_000)
const directory = await mkdtemp(join(tmpdir(), 'intarsi-pages-'))
await chmod(directory, 0o711)
const data = join(directory, 'data')
const child = startChild(fileOf('services/all-in-one/src/main.ts'), [], {
  INTARSI_DATA: data,
  INTARSI_FIRST_PORT: String(firstPort()),
  INTARSI_LOG_LEVEL: 'warn',
  INTARSI_REQUESTS_PER_MINUTE: '0',
})

try {
  const [, desk = ''] = await child.says(/^ {2}desk +(http:\S+)/, START_MS)
  const [, issuer = ''] = await child.says(/demo issuer +(http:\S+)\/accounts/, START_MS)
  const { port, password } = JSON.parse(await readFile(join(data, 'server.json'), 'utf8'))
  const copies = Math.max(0, Math.ceil(wanted / DEMO_REFERRALS) - 1)
  const referrals = (copies + 1) * DEMO_REFERRALS
  const urlOf = (name: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${name}`
  await cloneHouseholds(urlOf, copies)
  console.log(`${referrals} open referrals are written`)
  await untilStill(urlOf('intarsi_bus'))
  console.log('the services are at rest')
  const measured = await measureAll(desk, issuer)
  await writeFile(fileOf('docs/pages.md'), report(measured, referrals))
  const slow = measured.filter(({ p95 }) => p95 >= LIMIT_MS)
  for (const { name, p95 } of slow) console.log(`too slow: ${name}, ${p95.toFixed(0)} ms`)
  process.exitCode = slow.length === 0 ? 0 : 1
} finally {
  child.kill('SIGINT')
  await child.ended
  await rm(directory, { recursive: true, force: true })
}

async function measureAll(desk: string, issuer: string): Promise<Measured[]> {
  const visitors = new Map<string, Visitor>()
  const found: FoundPage[] = []
  for (const page of PAGES_TO_MEASURE) {
    const visitor = visitors.get(page.account) ?? (await visitAs(desk, issuer, page.account))
    visitors.set(page.account, visitor)
    found.push(await warmPage(visitor, page))
  }
  const measured: Measured[] = []
  for (const page of found) {
    const one = await measurePage(page)
    console.log(`${one.p50.toFixed(1).padStart(7)} ${one.p95.toFixed(1).padStart(7)} ms  ${one.name}`)
    measured.push(one)
  }
  return measured
}

function report(measured: readonly Measured[], referrals: number): string {
  const machine = `${cpus().length} processors, ${Math.round(totalmem() / 2 ** 30)} GiB`
  const rows = measured.map(
    ({ name, account, p50, p95, kilobytes }) =>
      `| ${name} | \`${account}\` | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${kilobytes.toFixed(0)} |`,
  )
  return `# How fast pages are

Written by \`npm run pages\`: everything in one process on its embedded PostgreSQL, ${referrals.toLocaleString('en')} open
referrals, ${machine}. The services are at rest. Each page is asked for 100 times, one after the other,
after 60 visits to each to warm up; a time goes from asking to the last byte, and includes every call of the desk to the
services. The limit is ${LIMIT_MS} ms at the 95th percentile.

| page | account | p50 (ms) | p95 (ms) | HTML (KiB) |
| --- | --- | ---: | ---: | ---: |
${rows.join('\n')}
`
}
