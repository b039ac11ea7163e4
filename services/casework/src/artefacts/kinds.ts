import type { Territory } from '@intarsi/contracts'
import { type Profile, profileVersion } from '@intarsi/territories'
import { PROJECT_KEY } from '../project/signatories.ts'

type Artefact = Profile['documents'][number]

/** What is kept for a household; forms of the referral, of volunteers and of the territory lie elsewhere. */
const OF_A_CASE: ReadonlySet<Artefact['scope']> = new Set(['household', 'placement'])
/** A document the profile does not name. */
export const OTHER = 'other'

type OfProfile = { territory_id: Territory; profile_version: number }

/** The territory's documents of a case, the individual project apart: that has its own steps. */
export function artefactKindsOf(pic: OfProfile): readonly Artefact[] {
  const { documents } = profileVersion(pic.territory_id, pic.profile_version)
  return documents.filter(({ scope, key, replaces }) => {
    return OF_A_CASE.has(scope) && key !== PROJECT_KEY && replaces !== PROJECT_KEY
  })
}

/** Who signs a document of this kind; undefined when the territory keeps none such. */
export function partiesOf(pic: OfProfile, key: string): readonly string[] | undefined {
  if (key === OTHER) return []
  return artefactKindsOf(pic).find((kind) => kind.key === key)?.signedBy
}
