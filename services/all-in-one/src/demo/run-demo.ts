import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type DirectoryFile, stableId } from '@intarsi/directory-file'
import { type ReferralRow, readReferralFile, sendReferrals } from '@intarsi/referral-file'
import type { Api } from './api.ts'
import type { DemoRow } from './demo-table.ts'
import { describeReferral, type ReferralOfDemo } from './describe-referral.ts'
import { type Told, watchReferral } from './watch-referral.ts'

type DemoRun = {
  api: Api
  directory: DirectoryFile
  file: string
  onReferral: (done: number, all: number) => void
}

type Sent = { row: ReferralRow; referralId: string; told: Told | null }

/**
 * Submits the file one referral after another as its sportelli would, and follows each until its case manager can
 * read the notice. A referral sent by an earlier run is shown without a time. Throws on a bad row or a refusal.
 */
export async function runDemo({ api, directory, file, onReferral }: DemoRun): Promise<DemoRow[]> {
  const rows = rowsOf(file)
  const sent: Sent[] = []
  for (const row of rows) {
    sent.push(await submitAndWatch(api, directory, row))
    onReferral(sent.length, rows.length)
  }
  return Promise.all(sent.map((each) => describeReferral(api, each satisfies ReferralOfDemo)))
}

function rowsOf(file: string): ReferralRow[] {
  const { rows, faults } = readReferralFile(readFileSync(file), basename(file), { now: new Date() })
  if (faults.length === 0) return rows
  const told = faults.map(({ line, column, reason }) => `line ${line}, ${column ?? 'row'}: ${reason}`)
  throw new Error(`${file} cannot be submitted:\n${told.join('\n')}`)
}

async function submitAndWatch(api: Api, directory: DirectoryFile, row: ReferralRow): Promise<Sent> {
  const token = await api.token(senderOf(directory, row.sportelloId))
  const since = performance.now()
  const [outcome] = await sendReferrals([row], { url: api.urlOf('intake'), tokenFor: () => token })
  if (!outcome || outcome.status === 'refused') {
    const reasons = outcome?.faults.map(({ column, reason }) => `${column ?? ''} ${reason}`).join('; ')
    throw new Error(`the referral of line ${row.line} was refused: ${reasons}`)
  }
  const { referralId } = outcome
  if (outcome.status === 'already-sent') return { row, referralId, told: null }
  const held = async () => {
    const { standing } = await api.get<{ standing: { state: string } }>(
      'equipe',
      `/referrals/${referralId}`,
      coordinatorOf(outcome.number),
    )
    return standing.state !== 'routed'
  }
  return { row, referralId, told: await watchReferral(api, referralId, { since, held }) }
}

function senderOf(directory: DirectoryFile, sportelloId: string): string {
  const sender = directory.people.find(
    (person) =>
      person.accounts.includes('sender') &&
      person.sportelli.some((key) => stableId('sportello', key) === sportelloId),
  )
  if (!sender) throw new Error(`nobody in the directory sends for sportello ${sportelloId}`)
  return sender.subject
}

/** The account of the coordinator of a referral's territory, which its number begins with. */
export function coordinatorOf(referralNumber: string): string {
  return `demo|${referralNumber.slice(0, 2).toLowerCase()}-coordinator`
}
