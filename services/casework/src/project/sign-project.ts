import { problem } from '@intarsi/http'
import { stepPhase } from '../presa-in-carico/move-phase.ts'
import { changePic } from '../presa-in-carico/pics.ts'
import type { Pic } from '../presa-in-carico/tables.ts'
import type { CaseworkTx } from '../schema.ts'
import { type Author, addEntry } from '../timeline/add-entry.ts'
import { changeProject } from './draft-project.ts'
import { signatoriesOf } from './signatories.ts'
import type { ProjectRow } from './tables.ts'

export type Signing = {
  party: string
  signedOn: string
  personId?: string | undefined
  project: ProjectRow
  author: Author
}

/** Writes a signature; when nobody's is missing the project is signed and the case in progress. */
export async function signProject(tx: CaseworkTx, pic: Pic, signing: Signing): Promise<void> {
  const { party, project, author } = signing
  const parties = signatoriesOf(pic)
  if (!parties.includes(party))
    throw problem(409, 'not-a-signatory', `It is signed by: ${parties.join(', ')}.`, { parties })
  if (pic.phase !== 'awaiting-signature')
    throw problem(409, 'wrong-phase', `The case is ${pic.phase}: there is nothing to sign.`)
  await writeSignature(tx, pic, signing)
  await addEntry(tx, pic, { kind: 'project-signature', author, data: { party, signedOn: signing.signedOn } })
  const signed = await signedBy(tx, project)
  if (parties.some((one) => !signed.includes(one))) return void (await changePic(tx, pic.pic_id, {}))
  await changeProject(tx, project, { state: 'signed', signed_at: tx.now })
  await stepPhase(tx, pic, { command: 'sign-project', author })
}

async function writeSignature(
  tx: CaseworkTx,
  pic: Pic,
  { party, personId, signedOn, project, author }: Signing,
): Promise<void> {
  const written = {
    person_id: personId ?? null,
    signed_on: signedOn,
    recorded_by: author.personId,
    recorded_at: tx.now,
  }
  await tx.trx
    .insertInto('project_signature')
    .values({
      pic_id: pic.pic_id,
      project_version: project.project_version,
      party,
      household_id: pic.household_id,
      territory_id: pic.territory_id,
      ...written,
    })
    .onConflict((conflict) => conflict.columns(['pic_id', 'project_version', 'party']).doUpdateSet(written))
    .execute()
}

async function signedBy({ trx }: CaseworkTx, project: ProjectRow): Promise<string[]> {
  const rows = await trx
    .selectFrom('project_signature')
    .select('party')
    .where('pic_id', '=', project.pic_id)
    .where('project_version', '=', project.project_version)
    .execute()
  return rows.map(({ party }) => party)
}
