import { sharesOnly } from '@intarsi/contracts'
import { invalidProblem, problemOf } from '@intarsi/http'
import { type Accepted, accept, type Rejected, reject } from '@intarsi/kernel'
import { openPicOf } from '../presa-in-carico/open-pic-of.ts'
import type { May } from '../referrals/list-readable.ts'
import { lockReferral, type Referral, reloadReferral } from '../referrals/referral.ts'
import { resourceOf } from '../referrals/resource-of.ts'
import type { EquipeTx } from '../schema.ts'
import type { AgendaItemRow, TableRow } from './tables.ts'

/** What a table is asked to speak of about a running case: how it goes (MO-09), or that it ends. */
export const CASE_KINDS = ['case-update', 'closing'] as const
type CaseKind = (typeof CASE_KINDS)[number]

type Standing = {
  kind: CaseKind
  tableFunction: string
  isRunning: boolean
  /** An item of this kind that waits already, at whichever table. */
  open: Pick<AgendaItemRow, 'table_id' | 'meeting_id'> | undefined
}

type Refusal = 'case-not-running' | 'table-decides-nothing' | 'already-on-agenda'

/** Whether a case goes on a table's agenda. Pure. */
export function decideCaseItem(standing: Standing): Accepted<never> | Rejected<Refusal> {
  const { kind, tableFunction, isRunning, open } = standing
  if (!isRunning)
    return reject('case-not-running', 'This household has no open integrated case in this territory.')
  if (kind === 'closing' && sharesOnly(tableFunction))
    return reject('table-decides-nothing', 'This table shares and decides nothing: no case ends here.')
  if (!open) return accept()
  return reject('already-on-agenda', 'An item of this kind waits for a meeting already.', {
    tableId: open.table_id,
    meetingId: open.meeting_id,
  })
}

type Asked = { referralNumber: string; kind: CaseKind }

/**
 * The referral whose case is to go on the table's agenda, its household locked: of several that one case gathers, the one
 * that opened it, for what is held for a case ends with that one. 400 where the table's territory has no such referral, or
 * none that the person may look at; 409 where its case goes on no agenda.
 */
export async function caseForAgenda(
  tx: EquipeTx,
  table: TableRow,
  { referralNumber, kind }: Asked,
  may: May,
): Promise<Referral> {
  const named = await findByNumber(tx, referralNumber)
  if (named?.territory !== table.territory_id) throw unknownReferral()
  if (!may('equipe.read', await resourceOf(tx, named)).allow) throw unknownReferral()
  const pic = await openPicOf(tx, named.householdId)
  const referral = pic ? await reloadReferral(tx, pic.referral_id) : named
  const decided = decideCaseItem({
    kind,
    tableFunction: table.function,
    isRunning: pic?.territory_id === table.territory_id,
    open: await findOpen(tx, referral, kind),
  })
  if (!decided.ok) throw problemOf(decided)
  return referral
}

async function findByNumber(tx: EquipeTx, number: string): Promise<Referral | undefined> {
  const row = await tx.trx
    .selectFrom('referral')
    .select('referral_id')
    .where('referral_number', '=', number)
    .executeTakeFirst()
  return row && (await lockReferral(tx, row.referral_id))
}

async function findOpen(tx: EquipeTx, { referralId }: Referral, kind: CaseKind): Promise<Standing['open']> {
  return await tx.trx
    .selectFrom('agenda_item')
    .select(['table_id', 'meeting_id'])
    .where('referral_id', '=', referralId)
    .where('kind', '=', kind)
    .where('state', 'in', ['planned', 'on-agenda'])
    .executeTakeFirst()
}

function unknownReferral() {
  const detail = 'You may look at no referral of this territory with this number.'
  return invalidProblem([{ in: 'body', pointer: '/referralNumber', code: 'unknown-referral', detail }])
}
