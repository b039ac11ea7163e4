import type {
  caseManagerConfirmed,
  caseManagerInterim,
  DataOf,
  Envelope,
  equipeFormed,
} from '@intarsi/contracts'
import type { CaseworkTx } from '../schema.ts'
import { passTasksOn } from '../tasks/pass-on.ts'
import { addEntry, SYSTEM } from '../timeline/add-entry.ts'
import { replaceHolders, seatedIn } from './holders.ts'
import { isOld, orderOf } from './order.ts'
import { ENDED } from './phases.ts'
import { changePic, noteOrder } from './pics.ts'
import type { Pic } from './tables.ts'

/** The seat of the case manager is confirmed; the liaison of Reggio Emilia (RE-12) is a second holder. */
export async function hearConfirmed(
  tx: CaseworkTx,
  pic: Pic,
  event: Envelope<DataOf<typeof caseManagerConfirmed>>,
): Promise<void> {
  const { seat, personId, confirmedAt: at } = event.data
  const order = orderOf(event)
  if (seat === 'case-manager') return follow(tx, pic, { personId, state: 'confirmed', at, order })
  if (ENDED.has(pic.phase) || isOld(pic.liaison_order, order)) return
  await noteOrder(tx, pic, { liaison_order: order })
  await replaceHolders(tx, pic, { role: 'liaison', holders: [{ personId, areas: [] }], at })
  await addEntry(tx, pic, { kind: 'liaison', author: SYSTEM, data: { personId } })
}

/** The coordinator stands in: the household is never without a named reference person. */
export async function hearInterim(
  tx: CaseworkTx,
  pic: Pic,
  event: Envelope<DataOf<typeof caseManagerInterim>>,
): Promise<void> {
  const { personId, since: at } = event.data
  await follow(tx, pic, { personId, state: 'interim', at, order: orderOf(event) })
}

type Manager = { personId: string; state: Pic['case_manager_state']; at: string; order: string }

async function follow(tx: CaseworkTx, pic: Pic, { personId, state, at, order }: Manager): Promise<void> {
  if (isOld(pic.manager_order, order)) return
  const same = pic.case_manager_id === personId && pic.case_manager_state === state
  const followed = await changePic(tx, pic.pic_id, {
    manager_order: order,
    case_manager_id: personId,
    case_manager_state: state,
  })
  // Who followed it to its end is kept; after the end nobody has a part in it.
  if (same || ENDED.has(pic.phase)) return
  await replaceHolders(tx, pic, { role: 'case-manager', holders: [{ personId, areas: [] }], at })
  await passTasksOn(tx, followed)
  await addEntry(tx, pic, { kind: 'case-manager', author: SYSTEM, data: { personId, state } })
}

/** Who sits in the household's équipe now, and for which areas. */
export async function hearEquipe(
  tx: CaseworkTx,
  pic: Pic,
  event: Envelope<DataOf<typeof equipeFormed>>,
): Promise<void> {
  const order = orderOf(event)
  if (ENDED.has(pic.phase) || isOld(pic.equipe_order, order)) return
  await noteOrder(tx, pic, { equipe_order: order })
  const before = await membersOf(tx, pic)
  const seated = seatedIn(event.data)
  await replaceHolders(tx, pic, { role: 'equipe-member', holders: seated, at: event.time })
  await passTasksOn(tx, pic)
  const after = new Set(seated.map(({ personId }) => personId))
  const told = [
    ...[...after].filter((one) => !before.has(one)).map((personId) => ['equipe-joined', personId] as const),
    ...[...before].filter((one) => !after.has(one)).map((personId) => ['equipe-left', personId] as const),
  ]
  for (const [kind, personId] of told) await addEntry(tx, pic, { kind, author: SYSTEM, data: { personId } })
}

async function membersOf({ trx }: CaseworkTx, { pic_id: picId }: Pic): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('pic_holder')
    .select('person_id')
    .where('pic_id', '=', picId)
    .where('role', '=', 'equipe-member')
    .execute()
  return new Set(rows.map((row) => row.person_id))
}
