import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type DirectoryFile, stableId } from '@intarsi/directory-file'
import { type ReferralRow, readReferralFile, sendReferrals } from '@intarsi/referral-file'
import type { Api } from './api.ts'
import type { DemoRow } from './demo-table.ts'
import { describeReferral, type ReferralOfDemo } from './describe-referral.ts'
import { type LiveInboxes, openLiveInboxes } from './live-inboxes.ts'
import { type Told, toldOf } from './watch-referral.ts'

type DemoRun = {
  api: Api
  directory: DirectoryFile
  file: string
  onReferral: (done: number, all: number) => void
}

type Sent = { row: ReferralRow; referralId: string; told: Told | null }

/**
 * Submits the file one referral after another as its sportelli would, and follows each until the notice is in its
 * case manager's live inbox. A referral sent by an earlier run is shown without a time. Throws on a bad row or a refusal.
 */
export async function runDemo({ api, directory, file, onReferral }: DemoRun): Promise<DemoRow[]> {
  const rows = rowsOf(file)
  const sent: Sent[] = []
  const inboxes = await openLiveInboxes(api, directory)
  try {
    for (const row of rows) {
      sent.push(await submitAndWatch({ api, directory, inboxes }, row))
      onReferral(sent.length, rows.length)
    }
  } finally {
    inboxes.close()
  }
  return Promise.all(sent.map((each) => describeReferral(api, each satisfies ReferralOfDemo)))
}

function rowsOf(file: string): ReferralRow[] {
  const { rows, faults } = readReferralFile(readFileSync(file), basename(file), { now: new Date() })
  if (faults.length === 0) return rows
  const told = faults.map(({ line, column, reason }) => `line ${line}, ${column ?? 'row'}: ${reason}`)
  throw new Error(`${file} cannot be submitted:\n${told.join('\n')}`)
}

type Watching = { api: Api; directory: DirectoryFile; inboxes: LiveInboxes }

async function submitAndWatch({ api, directory, inboxes }: Watching, row: ReferralRow): Promise<Sent> {
  const token = await api.token(senderOf(directory, row.sportelloId))
  const since = performance.now()
  const [outcome] = await sendReferrals([row], { url: api.urlOf('intake'), tokenFor: () => token })
  if (!outcome || outcome.status === 'refused') {
    const reasons = outcome?.faults.map(({ column, reason }) => `${column ?? ''} ${reason}`).join('; ')
    throw new Error(`the referral of line ${row.line} was refused: ${reasons}`)
  }
  const { referralId } = outcome
  if (outcome.status === 'already-sent') return { row, referralId, told: null }
  const told = await inboxes.hear(referralId, (notices) => toldOf(notices, since))
  return { row, referralId, told }
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
