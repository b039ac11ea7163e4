import { expect, test } from 'vitest'
import { type DemoRow, demoTable } from './demo-table.ts'

const ROW: DemoRow = {
  ...{ number: 'RE-1', territory: 'RE', table: 'Équipe di secondo livello', meeting: '10/12/26, 09:30' },
  ...{ preparer: 'Fabio Agrifoglio', caseManager: '—', equipe: 'Équipe di primo livello', urgency: 'U1' },
  ...{ rule: 'RE.level-2', milliseconds: 62.4 },
}

test('what an earlier start sent is shown without a time, and counts in none', () => {
  const table = demoTable([ROW, { ...ROW, number: 'RE-2', milliseconds: null }], { width: 230 })
  expect(table).toMatch(/RE-2 .* – │/)
  expect(table).toContain('p50 62 ms, p95 62 ms, slowest 62 ms')
  expect(table).not.toContain('NaN')
})

test('where all was sent before, no time is told', () => {
  const table = demoTable([{ ...ROW, milliseconds: null }], { width: 230 })
  expect(table).toContain('no time is told')
  expect(table).not.toContain('p95')
})
