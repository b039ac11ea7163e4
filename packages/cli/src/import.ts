import { basename } from 'node:path'
import {
  describeFault,
  importTemplate,
  type ReferralFile,
  readReferralFile,
  type SendOutcome,
  sendReferrals,
} from '@intarsi/referral-file'
import { SingleBar } from 'cli-progress'
import type { Command } from 'commander'
import { readBytes } from './read-bytes.ts'

type Options = {
  url: string
  token?: string
  tokenFile?: string
  dryRun?: boolean
  skipBad?: boolean
  template?: boolean
  concurrency: string
}

/** `intarsi import FILE`: a file of referrals into intake, every row checked first (docs/import.md). */
export function register(program: Command): void {
  program
    .command('import')
    .argument('[file]', 'CSV (.csv) or JSON Lines (.jsonl, .ndjson)')
    .option('--url <url>', 'address of intake', 'http://127.0.0.1:4001')
    .option('--token <token>', 'bearer token of who sends')
    .option('--token-file <file>', 'file with the token, or a JSON object of tokens by sportelloId')
    .option('--dry-run', 'check every row and send nothing')
    .option('--skip-bad', 'send the good rows although others are bad')
    .option('--concurrency <n>', 'referrals on their way at a time', '4')
    .option('--template', 'print a blank file with one worked row')
    .description('Send the referrals of a file; can be run again, nothing is sent twice')
    .action((file: string | undefined, options: Options) => run(program, file, options))
}

async function run(program: Command, path: string | undefined, options: Options): Promise<void> {
  if (options.template) return void process.stdout.write(importTemplate())
  if (path === undefined) return program.error('name the file, or ask for --template', { exitCode: 2 })
  const file = readReferralFile(readBytes(program, path), basename(path), { now: new Date() })
  for (const fault of file.faults) process.stderr.write(`${describeFault(fault)}\n`)
  const bad = new Set(file.faults.map((fault) => fault.line)).size
  console.log(`${countsOf(file.rows.length, bad)} (${file.encoding})`)
  if (bad > 0) process.exitCode = 1
  if (options.dryRun || (bad > 0 && !options.skipBad)) {
    return console.log(options.dryRun ? 'dry run: nothing was sent' : 'nothing was sent; see --skip-bad')
  }
  report(await send(program, file, options))
}

function countsOf(good: number, bad: number): string {
  return `${good} ${good === 1 ? 'row' : 'rows'} can be sent, ${bad} ${bad === 1 ? 'line is' : 'lines are'} bad`
}

async function send(program: Command, { rows }: ReferralFile, options: Options): Promise<SendOutcome[]> {
  const tokenFor = tokensOf(program, options)
  const concurrency = Number(options.concurrency)
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 64) {
    return program.error('--concurrency is a number from 1 to 64', { exitCode: 2 })
  }
  const bar = new SingleBar({
    format: '{bar} {percentage}% | {value}/{total} | {eta_formatted}',
    noTTYOutput: false,
  })
  bar.start(rows.length, 0)
  try {
    return await sendReferrals(rows, {
      url: options.url,
      tokenFor,
      concurrency,
      onSent: () => bar.increment(),
    })
  } finally {
    bar.stop()
  }
}

function report(outcomes: SendOutcome[]): void {
  const count = (status: SendOutcome['status']) => outcomes.filter((one) => one.status === status).length
  for (const outcome of outcomes) {
    if (outcome.status === 'refused') {
      for (const fault of outcome.faults) process.stderr.write(`${describeFault(fault)}\n`)
    } else if (outcome.status === 'already-sent') {
      console.log(`line ${outcome.row.line}: already sent as ${outcome.number}`)
    }
  }
  console.log(`${count('sent')} sent, ${count('already-sent')} already there, ${count('refused')} refused`)
  if (count('refused') > 0) process.exitCode = 1
}

function tokensOf(program: Command, { token, tokenFile }: Options): (sportelloId: string) => string {
  if (token !== undefined) return () => token
  if (tokenFile === undefined) return program.error('send with --token or --token-file', { exitCode: 2 })
  const text = readBytes(program, tokenFile).toString('utf8').trim()
  if (!text.startsWith('{')) return () => text
  const tokens = parseTokens(program, text)
  return (sportelloId) => tokens.get(sportelloId) ?? ''
}

function parseTokens(program: Command, text: string): ReadonlyMap<string, string> {
  try {
    const entries = Object.entries(JSON.parse(text) as Record<string, unknown>)
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return program.error('the token file is neither a token nor a JSON object', { exitCode: 2 })
  }
}
