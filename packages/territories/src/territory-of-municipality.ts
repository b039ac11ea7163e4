import type { Territory } from '@intarsi/contracts'
import { latestProfile, loadProfiles } from './load/load-profiles.ts'

/**
 * The territory an ISTAT municipality code belongs to (competence, rule 6): listed codes first, then whole provinces.
 * Null outside the ten territories.
 */
export function territoryOfMunicipality(code: string): Territory | null {
  const profiles = [...new Set(loadProfiles().map((profile) => profile.code))].map(latestProfile)
  const listed = profiles.find((profile) => profile.municipalities.codes?.includes(code))
  const province = profiles.find((profile) => profile.municipalities.prefix === code.slice(0, 3))
  return (listed ?? province)?.code ?? null
}
