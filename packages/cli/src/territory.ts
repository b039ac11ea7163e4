import { readFileSync } from 'node:fs'
import {
  checkProfileFile,
  explainInput,
  explainReferral,
  type Profile,
  parseProfile,
} from '@intarsi/territories'
import type { Command } from 'commander'
import * as z from 'zod'
import { type MigrationOptions, migrateTerritory } from './territory-migrate.ts'

/** `intarsi territory check` and `explain` work on files and need no service; `migrate` asks a running équipe service. */
export function register(program: Command): void {
  const territory = program.command('territory').description('Check and try the data of a territory')
  territory
    .command('check')
    .argument('<file...>', 'profile files, such as packages/territories/data/parma/1.yaml')
    .description('Every problem at once, with line, column and a caret')
    .action((files: string[]) => check(files, program))
  territory
    .command('explain')
    .argument('<file>', 'a profile file')
    .argument('<referral>', 'JSON: data of referral-submitted, an event with it, or { "facts": … }')
    .option('--on <date>', 'the day it is read, YYYY-MM-DD (else the day it was sent, or today)')
    .description('Which rule, gates, queue, seats, case manager and deadlines a referral gets, and why')
    .action((file: string, referral: string, options: { on?: string }) =>
      explain({ file, referral, ...options }, program),
    )
  territory
    .command('migrate')
    .argument('<territory>', 'its code, such as FO')
    .option('--apply', 'move them; left out: only show what would change')
    .option('--url <url>', 'address of the équipe service', 'http://127.0.0.1:4002')
    .requiredOption('--token <token>', 'bearer token of its coordinator or of an operator')
    .description("Move open referrals to the newest version of their territory's profile")
    .action((code: string, options: MigrationOptions) => migrateTerritory(code, options))
}

function check(files: readonly string[], program: Command): void {
  const problems = files.flatMap((file) => checkProfileFile(file, read(file, program)))
  for (const problem of problems) console.log(`${problem.text}\n`)
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
  if (problems.length > 0) program.error(count, { exitCode: 1 })
  console.log(`${files.length === 1 ? 'the file' : `${files.length} files`} may be used`)
}

type Question = { file: string; referral: string; on?: string }

function explain({ file, referral, on }: Question, program: Command): void {
  const profile = profileOf(file, program)
  const given = unwrapped(jsonOf(referral, program))
  const input = explainInput.safeParse(on && typeof given === 'object' ? { ...given, on } : given)
  if (!input.success) program.error(`${referral}:\n${z.prettifyError(input.error)}`, { exitCode: 1 })
  else console.log(explainReferral(profile, input.data, today()))
}

function profileOf(file: string, program: Command): Profile {
  const parsed = parseProfile(file, read(file, program))
  if (parsed.ok) return parsed.data
  return program.error(parsed.problems.map((problem) => problem.text).join('\n\n'), { exitCode: 1 })
}

function jsonOf(file: string, program: Command): unknown {
  try {
    return JSON.parse(read(file, program))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return program.error(`${file} is not JSON: ${error.message}`, { exitCode: 1 })
  }
}

/** The data of an event, when the file is a whole event. */
function unwrapped(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'data' in value ? value.data : value
}

function read(file: string, program: Command): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return program.error(`cannot read ${file}: ${reason}`, { exitCode: 1 })
  }
}

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Rome' }).format(new Date())
