import { TERRITORIES, type Territory } from '@intarsi/contracts'
import { territoryName } from '../../words/codes.ts'

/** Where a household of this territory could go. */
export function otherTerritories(territory: Territory) {
  return TERRITORIES.filter((one) => one !== territory).map((value) => ({
    value,
    label: territoryName(value),
  }))
}
