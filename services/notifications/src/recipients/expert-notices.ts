import type { DataOf, expertRequestMoved } from '@intarsi/contracts'
import { type Notice, toPersons } from './notice.ts'

/** Who asked and the expert who comes, except whoever of them said so. */
export function noticesOfExpertMove(data: DataOf<typeof expertRequestMoved>): Notice[] {
  const { kind, state, scheduledOn, movedBy } = data
  const people = [...new Set([data.requestedBy, data.expertId])].filter((id) => id !== movedBy)
  return toPersons(people, {
    kind: 'expert-request-moved',
    params: { kind, state, scheduledOn },
    atOnce: false,
  })
}
