import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { mainFileOf, readComposeFile } from './compose-file.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const ruleFile = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          labels: z.object({ severity: z.enum(['page', 'ticket']) }),
          annotations: z.object({ summary: z.string(), runbook: z.string() }),
        }),
      ),
    }),
  ),
})
const rules = ruleFile
  .parse(parse(read('infra/observability/alerts.yml')))
  .groups.flatMap((group) => group.rules)

test.for(rules)(
  'the runbook of $alert is there, names the alert and says what to do',
  ({ alert, annotations }) => {
    expect(existsSync(join(root, annotations.runbook)), annotations.runbook).toBe(true)
    const text = read(annotations.runbook)
    expect(text).toContain(`\`${alert}\``)
    expect(text).toMatch(/^1\. /m)
  },
)

test('an alert that a runbook names exists', () => {
  const known = new Set(rules.map(({ alert }) => alert))
  for (const path of globSync('docs/runbooks/*.md', { cwd: root })) {
    const [named = ''] = /^\*\*Alert\w*\*\*: .*$/m.exec(read(path)) ?? []
    for (const [, alert = ''] of named.matchAll(/`(\w+)`/g)) expect(known, path).toContain(alert)
  }
})

test('every metric of an alert is one that a service has', () => {
  const sources = globSync('{packages,services}/*/src/**/*.ts', { cwd: root }).map(read).join('\n')
  const known = new Set([...sources.matchAll(/name: '(intarsi_\w+)'/g)].map(([, name]) => name))
  const used = rules.flatMap(({ expr }) => [...expr.matchAll(/intarsi_\w+/g)].map(([name]) => name))
  expect(used.length).toBeGreaterThanOrEqual(rules.length - 1)
  for (const name of used) expect(known).toContain(name.replace(/_(bucket|sum|count)$/, ''))
})

test('Prometheus asks every service of the compose file that has metrics', () => {
  const { scrape_configs: jobs } = parse(read('infra/observability/prometheus.yml'))
  const asked = jobs.flatMap((job: { static_configs: { targets: string[] }[] }) =>
    job.static_configs.flatMap(({ targets }) => targets),
  )
  const started = Object.entries(readComposeFile(root)).filter(([, container]) =>
    mainFileOf(container)?.startsWith('services/'),
  )
  const measured = started.map(([name]) => name).filter((name) => name !== 'identity-demo')
  expect(asked.toSorted()).toEqual(measured.map((name) => `${name}:9464`).toSorted())
})
