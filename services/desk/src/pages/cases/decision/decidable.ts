import { decisionKind, type ReferralState } from '@intarsi/contracts'

type Kind = (typeof decisionKind.options)[number]

const AT_THE_TABLE: ReadonlySet<ReferralState> = new Set(['routed', 'under-review', 'ready'])
const FROM_THE_WAITING_LIST: readonly Kind[] = ['redirect', 'decline']

/**
 * What may be decided in a state, as the services take it: at the table everything, of who waits for a place only that
 * it goes elsewhere. A correction takes the standing decision back first, so everything is open to it.
 */
export function kindsIn(state: ReferralState, corrects: boolean): readonly Kind[] {
  if (corrects || AT_THE_TABLE.has(state)) return decisionKind.options
  return state === 'waiting-list' ? FROM_THE_WAITING_LIST : []
}
