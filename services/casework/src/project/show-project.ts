import { date, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { Pic } from '../presa-in-carico/tables.ts'
import type { CaseworkDb } from '../schema.ts'
import { signatoriesOf } from './signatories.ts'

export const projectView = z.object({
  version: z.number().int(),
  state: z.enum(['draft', 'shared', 'signed', 'replaced', 'declined']),
  draftedAt: instant,
  sharedOn: date.nullable(),
  sharedLanguage: z.string().nullable(),
  signedAt: instant.nullable(),
  signatures: z.array(
    z.object({ party: z.string(), personId: z.uuid().nullable(), signedOn: date.nullable() }),
  ),
})

/** The latest version of the project, with who has signed it and who still has to. */
export async function showProject(db: CaseworkDb, pic: Pic): Promise<z.infer<typeof projectView> | null> {
  const project = await db
    .selectFrom('project')
    .selectAll()
    .where('pic_id', '=', pic.pic_id)
    .orderBy('project_version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!project) return null
  const signed = await db
    .selectFrom('project_signature')
    .selectAll()
    .where('pic_id', '=', pic.pic_id)
    .where('project_version', '=', project.project_version)
    .execute()
  return {
    version: project.project_version,
    state: project.state,
    draftedAt: project.drafted_at.toISOString(),
    sharedOn: project.shared_on,
    sharedLanguage: project.shared_language,
    signedAt: project.signed_at?.toISOString() ?? null,
    signatures: signatoriesOf(pic).map((party) => {
      const signature = signed.find((one) => one.party === party)
      return { party, personId: signature?.person_id ?? null, signedOn: signature?.signed_on ?? null }
    }),
  }
}
