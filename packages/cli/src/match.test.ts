import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { register } from './match.ts'

const data = (name: string) => join(import.meta.dirname, '../../../data/matching', name)
const directory = mkdtempSync(join(tmpdir(), 'intarsi-match-'))
const told: string[] = []

beforeEach(() => {
  told.length = 0
  vi.spyOn(console, 'log').mockImplementation((line: string) => void told.push(line))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0)
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
  rmSync(directory, { recursive: true, force: true })
})

async function match(...options: string[]) {
  const program = new Command().exitOverride()
  register(program)
  await program.parseAsync(['match', ...options], { from: 'user' })
}

test('a file of places and one of households become placements with proof, and reasons for who has none', async () => {
  const files = ['--places', data('places.csv'), '--households', data('households.csv'), '--on', '2026-11-24']
  await match(...files, '--seed', 'lotto', '--out', directory)
  expect(told[0]).toBe('6 of 8 households placed in 6 places, 19 people')
  expect(told[1]).toContain('proved')
  const read = (name: string) => readFileSync(join(directory, name), 'utf8')
  expect(read('placements.csv').split('\n')).toHaveLength(8)
  expect(read('reasons.csv')).toMatch(/^N04,beds,5,letti insufficienti: 5 alloggi,/m)
  expect(JSON.parse(read('certificate.json'))).toMatchObject({ status: 'optimal' })
})

test('a column for where people come from is refused, as any that is not known', async () => {
  const file = join(tmpdir(), `households-${process.pid}.csv`)
  writeFileSync(file, 'id,people,nationality\nh,2,ERI\n')
  await match('--places', data('places.csv'), '--households', file)
  rmSync(file)
  expect(told.join('')).toContain('line 1, nationality: There is no such column.')
  expect(process.exitCode).toBe(1)
})

test('a plain instance is solved', async () => {
  await match('--instance', data('plain.yaml'))
  expect(told[0]).toMatch(/^plain: 3 of 3 placed, value 9, proved/)
})
