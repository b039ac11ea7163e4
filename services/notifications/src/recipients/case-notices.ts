import type {
  caseManagerConfirmed,
  caseManagerInterim,
  caseManagerProposed,
  DataOf,
  equipeFormed,
  observationReceived,
  presaInCaricoClosed,
} from '@intarsi/contracts'
import type { Notice, Parties } from './notice.ts'
import { isUrgent, toPersons } from './notice.ts'

export function noticesOfProposed(data: DataOf<typeof caseManagerProposed>): Notice[] {
  return toPersons([data.personId], {
    kind: 'case-manager-proposed',
    params: { seat: data.seat, nothingToDoBefore: data.nothingToDoBefore },
    atOnce: isUrgent(data.urgency),
  })
}

export function noticesOfConfirmed(data: DataOf<typeof caseManagerConfirmed>, parties: Parties): Notice[] {
  const params = { seat: data.seat, personId: data.personId }
  return [
    ...toPersons([data.personId], { kind: 'case-manager-confirmed', params, atOnce: isUrgent(data.urgency) }),
    ...toPersons(parties.sender, { kind: 'case-manager-for-sender', params, atOnce: false }),
  ]
}

/** Being the reference person begins now, so it is told at once. */
export function noticesOfInterim(data: DataOf<typeof caseManagerInterim>): Notice[] {
  return toPersons([data.personId], {
    kind: 'case-manager-interim',
    params: { reason: data.reason, proposalDueOn: data.proposalDueOn },
    atOnce: true,
  })
}

/** Only persons new to the équipe are told of their seat; the coordinator of each vacancy. */
export function noticesOfEquipe(data: DataOf<typeof equipeFormed>, parties: Parties): Notice[] {
  const known = new Set(parties['equipe-member'])
  const seated = data.seats.filter((seat) => seat.personId && !known.has(seat.personId))
  const vacant = data.seats.filter((seat) => seat.state === 'open')
  return [
    ...seated.flatMap((seat) =>
      toPersons([seat.personId], {
        kind: 'equipe-seat',
        params: { role: seat.role, state: seat.state },
        atOnce: isUrgent(data.urgency),
      }),
    ),
    ...(vacant.length > 0
      ? toPersons(parties.coordinator, {
          kind: 'equipe-vacancy',
          params: { roles: vacant.map((seat) => seat.role).join(', '), count: vacant.length },
          atOnce: isUrgent(data.urgency),
        })
      : []),
    ...toPersons(data.collaboratorIds, { kind: 'collaborator-told', params: {}, atOnce: false }),
  ]
}

export function noticesOfClosed(data: DataOf<typeof presaInCaricoClosed>, parties: Parties): Notice[] {
  return toPersons(
    [...parties.sender, ...parties['case-manager'], ...parties['equipe-member'], data.referencePersonId],
    { kind: 'case-closed', params: { outcome: data.outcome }, atOnce: false },
  )
}

/** The area is not in the notice: a title may be read on a lock screen. */
export function noticesOfObservation(data: DataOf<typeof observationReceived>): Notice[] {
  return toPersons(data.tell, { kind: 'observation-received', params: {}, atOnce: isUrgent(data.urgency) })
}
