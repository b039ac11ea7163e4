import { readFile } from 'node:fs/promises'
import type { Found, NotFound } from '../packages/testkit/src/setup/found.ts'

export type Servers = Record<'PostgreSQL' | 'Kafka' | 'Redis' | 'Chromium', Found | NotFound>

/** The part of vitest's JSON report that is read here. */
export type Report = {
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[]
}

type ServerName = keyof Servers
type Suite = { name: string; suffix: string; needs: readonly ServerName[] }
type Counts = { files: number; passed: number; failed: number; notRun: number }

// The last one takes what the others leave.
const SUITES: readonly Suite[] = [
  { name: 'database', suffix: '.db.test.ts', needs: ['PostgreSQL'] },
  { name: 'infrastructure', suffix: '.infra.test.ts', needs: ['PostgreSQL', 'Kafka', 'Redis'] },
  { name: 'flows', suffix: '.flow.test.ts', needs: ['PostgreSQL', 'Kafka', 'Redis'] },
  { name: 'browser', suffix: '.browser.test.ts', needs: ['Chromium'] },
  { name: 'unit', suffix: '.test.ts', needs: [] },
]

/** The report that vitest wrote; an empty one when it ended before it could. */
export async function readReport(file: string): Promise<Report> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Report
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return { testResults: [] }
    throw error
  }
}

export type SummaryInput = { report: Report; servers: Servers; requireAll: boolean; vitestFailed: boolean }

/** The table of suites, why something was not run, and the closing line. */
export function renderSummary({ report, servers, requireAll, vitestFailed }: SummaryInput) {
  const rows = SUITES.map((suite) => ({ suite, counts: countsOf(suite, report) })).filter(
    ({ counts }) => counts.files > 0,
  )
  const missing = Object.entries(servers).flatMap(([name, server]) =>
    server.address === null ? [`${name}: none (${server.why})`] : [],
  )
  const total = (key: keyof Counts) => rows.reduce((sum, { counts }) => sum + counts[key], 0)
  const notRun = total('notRun')
  const unmet = requireAll ? notRun + missing.length : 0
  // An error outside every test still is a failure.
  const failed = Math.max(total('failed') + unmet, vitestFailed ? 1 : 0)
  const lines = [
    '',
    ...table(rows.map(({ suite, counts }) => [...cellsOf(suite, counts), ranOn(suite, servers)])),
    ...missing,
    ...(notRun > 0 ? [`${notRun} not run${requireAll ? ', and everything is required' : ''}`] : []),
    `${total('passed')} passed, ${failed} failed`,
  ]
  return { text: lines.join('\n'), failed }
}

function countsOf(suite: Suite, report: Report): Counts {
  const counts = { files: 0, passed: 0, failed: 0, notRun: 0 }
  for (const file of report.testResults.filter(({ name }) => suiteOf(name) === suite)) {
    counts.files++
    for (const { status } of file.assertionResults) {
      if (status === 'passed') counts.passed++
      else if (status === 'failed') counts.failed++
      else counts.notRun++
    }
    // A file that cannot be loaded has no tests to count.
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'))
      counts.failed++
  }
  return counts
}

const suiteOf = (file: string) => SUITES.find(({ suffix }) => file.endsWith(suffix))

function cellsOf({ name }: Suite, { files, passed, failed, notRun }: Counts): string[] {
  return [name, ...[files, passed, failed, notRun].map(String)]
}

function ranOn({ needs }: Suite, servers: Servers): string {
  if (needs.length === 0) return 'no server'
  return needs
    .map((name) => `${servers[name].address === null ? `no ${name}` : servers[name].what}`)
    .join(', ')
}

function table(rows: string[][]): string[] {
  const all = [['suite', 'files', 'passed', 'failed', 'not run', 'ran on'], ...rows]
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
