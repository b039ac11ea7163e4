import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type CsvRow, decodeText, describeFault, readCsv } from '@intarsi/referral-file'
import type { Command } from 'commander'
import { readBytes } from './read-bytes.ts'

type Options = {
  places?: string
  households?: string
  instance?: string
  orLibrary?: string
  minimise?: boolean
  policies?: string
  seed?: string
  on?: string
  limit: string
  out?: string
}

/** What is wrong in a file; `column` is null when it is about the whole line. */
type Fault = { line: number; column: string | null; reason: string }
type Written = { files: { name: string; text: string }[]; summary: string[] }

/** What the housing service's matching answers to files (`services/housing/src/matching/files`). */
type Matching = {
  PLACE_COLUMNS: readonly string[]
  HOUSEHOLD_COLUMNS: readonly string[]
  matchFiles: (asked: {
    places: CsvRow[]
    households: CsvRow[]
    now: Date
    policies?: string
    seed?: string
    timeLimitMs: number
  }) => Promise<{
    faults: { file: 'places' | 'households' | 'policies'; faults: Fault[] }[]
    written: Written | null
  }>
  solvePlain: (plain: {
    name: string
    text: string
    orLibrary?: 'maximise' | 'minimise'
    timeLimitMs: number
  }) => Promise<{ faults: Fault[]; written: Written | null }>
}

/** `intarsi match`: households and places of files, with placements, reasons and proof (docs/matching.md). */
export function register(program: Command): void {
  program
    .command('match')
    .option('--places <file>', 'CSV of places')
    .option('--households <file>', 'CSV of households')
    .option('--instance <file>', 'plain generalised assignment problem (YAML or JSON)')
    .option('--or-library <file>', 'problems as the OR-Library has them')
    .option('--minimise', 'the costs of the OR-Library file are to be small (gapa to gapd)')
    .option('--policies <file>', 'weights and the reserve for urgent entry, by territory (YAML)')
    .option('--seed <text>', 'decides between households that are alike in everything')
    .option('--on <date>', 'the day it is, YYYY-MM-DD (else today)')
    .option('--limit <seconds>', 'time limit; the best found is said to be so', '60')
    .option('--out <directory>', 'where to write placements, reasons and certificate')
    .description('Match households with places, provably as well as can be, and say why')
    .action((options: Options) => run(program, options))
}

async function run(program: Command, options: Options): Promise<void> {
  const timeLimitMs = Number(options.limit) * 1000
  if (!(timeLimitMs > 0)) return program.error('--limit is a number of seconds', { exitCode: 2 })
  const matching = await loadMatching()
  const { faults, written } = options.places
    ? await matchCsv(program, matching, { ...options, timeLimitMs })
    : await matchPlain(program, matching, { ...options, timeLimitMs })
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  if (!written) {
    process.stderr.write('nothing was solved\n')
    process.exitCode = 1
    return
  }
  for (const line of written.summary) console.log(line)
  if (options.out) write(options.out, written)
}

/** A package does not depend on a service: the clone beside it is asked when the command needs it. */
async function loadMatching(): Promise<Matching> {
  const file = join(import.meta.dirname, '../../../services/housing/src/matching/files/index.ts')
  return (await import(pathToFileURL(file).href)) as Matching
}

type Timed = Options & { timeLimitMs: number }
type Told = { faults: string[]; written: Written | null }

async function matchCsv(program: Command, matching: Matching, options: Timed): Promise<Told> {
  const { places: placesFile, households: householdsFile, policies, seed, on, timeLimitMs } = options
  if (!placesFile || !householdsFile)
    return program.error('name --places and --households, or --instance, or --or-library', { exitCode: 2 })
  const places = readRows(program, placesFile, matching.PLACE_COLUMNS)
  const households = readRows(program, householdsFile, matching.HOUSEHOLD_COLUMNS)
  const told = (file: string, faults: Fault[]) => faults.map((fault) => `${file}: ${describeFault(fault)}`)
  const shape = [...told(placesFile, places.faults), ...told(householdsFile, households.faults)]
  if (shape.length > 0) return { faults: shape, written: null }
  const { faults, written } = await matching.matchFiles({
    places: places.rows,
    households: households.rows,
    ...(policies ? { policies: decodeText(readBytes(program, policies)).text } : {}),
    now: on ? new Date(`${on}T09:00:00Z`) : new Date(),
    ...(seed === undefined ? {} : { seed }),
    timeLimitMs,
  })
  const name = { places: placesFile, households: householdsFile, policies: policies ?? 'policies' }
  return { faults: faults.flatMap((some) => told(name[some.file], some.faults)), written }
}

async function matchPlain(program: Command, matching: Matching, options: Timed): Promise<Told> {
  const file = options.orLibrary ?? options.instance
  if (!file)
    return program.error('name --places and --households, or --instance, or --or-library', { exitCode: 2 })
  const { faults, written } = await matching.solvePlain({
    name: basename(file).replace(/\.\w+$/, ''),
    text: decodeText(readBytes(program, file)).text,
    ...(options.orLibrary ? { orLibrary: options.minimise ? 'minimise' : 'maximise' } : {}),
    timeLimitMs: options.timeLimitMs,
  })
  return { faults: faults.map((fault) => `${file}: ${describeFault(fault)}`), written }
}

function readRows(program: Command, file: string, columns: readonly string[]) {
  return readCsv(decodeText(readBytes(program, file)).text, (name) => columns.includes(name))
}

function write(directory: string, { files }: Written): void {
  mkdirSync(directory, { recursive: true })
  for (const { name, text } of files) writeFileSync(join(directory, name), text)
  console.log(`written to ${directory}: ${files.map(({ name }) => name).join(', ')}`)
}
