import type { Territory } from '@intarsi/contracts'
import { profileVersion } from '@intarsi/territories'

/** The key of the individual project among a territory's artefacts, or of the one that takes its place there. */
export const PROJECT_KEY = 'individual-project'

type OfProfile = { territory_id: Territory; profile_version: number }

/** The artefact of the territory that is the individual project: its own form, else the region's. */
export function projectArtefactOf(pic: OfProfile) {
  const { documents } = profileVersion(pic.territory_id, pic.profile_version)
  const found = documents.find(({ key, replaces }) => key === PROJECT_KEY || replaces === PROJECT_KEY)
  if (!found) throw new Error(`The profile of ${pic.territory_id} names no individual project`)
  return found
}

/** Who signs the project: household and case manager, and whom the territory's form names besides. */
export function signatoriesOf(pic: OfProfile): readonly string[] {
  return projectArtefactOf(pic).signedBy
}
