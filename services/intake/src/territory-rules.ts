import { deadlineOf, fieldsRequired, latestProfile } from '@intarsi/territories'
import type { TerritoryRules } from './deps.ts'

/** The rules of the profiles in force. */
export const territoryRules: TerritoryRules = {
  fieldsRequired: (territory) => fieldsRequired(latestProfile(territory)),
  expertKinds: (territory) => {
    const { enabled, kinds, peerTraining } = latestProfile(territory).expertRequests
    if (!enabled) return []
    return peerTraining ? [...kinds, 'peer-training'] : kinds
  },
  splitWithinDays: (territory) => {
    const { days } = deadlineOf(latestProfile(territory), 'splitWindow', 'U3')
    if (days === undefined)
      throw new Error(`${territory} does not say for how many days a join can be undone.`)
    return days
  },
}
