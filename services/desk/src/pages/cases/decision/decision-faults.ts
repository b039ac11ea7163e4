import type { ApiProblem } from '../../../api/problem.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { decisionWords as words } from '../../../words/decisions.ts'
import { overlapWords } from '../../../words/overlaps.ts'
import { problemWords } from '../../../words/problems.ts'
import type { Message, Translate } from '../../../words/words.ts'

type Place = { field: string; says: Message<''> }

/** Where on the page each part of the service's body is asked, from top to bottom, and what to say of it. */
const PLACES: readonly (Place & { pointer: string })[] = [
  { pointer: '/caseManager', field: 'managerReason', says: words.managerReasonMissing },
  { pointer: '/overlapsChecked', field: 'overlapsChecked', says: overlapWords.missing },
  { pointer: '/fields', field: 'fields', says: words.fieldsMissing },
  { pointer: '/until', field: 'until', says: words.untilInvalid },
  { pointer: '/reason', field: 'reason', says: words.groundMissing },
  { pointer: '/heardBy', field: 'heardPerson', says: words.heardMissing },
  { pointer: '/destination/code', field: 'destinationCode', says: words.destinationCodeMissing },
  { pointer: '/destination/territory', field: 'destinationTerritory', says: words.territoryMissing },
  { pointer: '/destination/service', field: 'destinationService', says: words.serviceMissing },
  { pointer: '/destination/person', field: 'destinationPerson', says: words.personMissing },
  { pointer: '/destination/contact', field: 'destinationContact', says: words.contactMissing },
  { pointer: '/destination', field: 'destinationKind', says: words.destinationCodeMissing },
  { pointer: '/note', field: 'advice', says: words.adviceMissing },
  { pointer: '/tellsHousehold/language', field: 'tellsLanguage', says: words.languageMissing },
  { pointer: '/tellsHousehold', field: 'tellsPerson', says: words.tellsMissing },
  { pointer: '/between', field: 'second', says: words.secondMissing },
]

const OWED: Readonly<Record<string, Place>> = {
  'does-not-want': { field: 'heardPerson', says: words.owedHeard },
  'out-of-competence': { field: 'destinationKind', says: words.owedTerritory },
  unreachable: { field: 'reason', says: words.owedTries },
  'conflict-of-interest': { field: 'reason', says: words.owedAbstention },
}

const BY_CODE: Readonly<Record<string, Place>> = {
  'not-a-ground': { field: 'reason', says: words.notAGround },
  'unknown-reason': { field: 'reason', says: words.groundMissing },
  'deferral-needs-reason': { field: 'deferReason', says: words.deferReasonMissing },
  'date-not-to-come': { field: 'until', says: words.untilInvalid },
  'nothing-to-join': { field: 'into', says: words.joinNothing },
  'overlaps-to-check': { field: 'overlapsChecked', says: overlapWords.missing },
  'not-urgent': { field: 'between-yes', says: words.notUrgent },
  'coordinator-required': { field: 'between-yes', says: words.coordinatorOnly },
  'second-person-required': { field: 'second', says: words.secondMissing },
  'fields-required': { field: 'fields', says: words.fieldsMissing },
}

/** What to correct, at its place on the page. */
export function decisionFaults(problem: ApiProblem, t: Translate): FormFault[] {
  if (problem.status === 400) return uniqueFaults(problem.faults.map(({ pointer }) => atPointer(pointer, t)))
  if (problem.code === 'step-owed') return [at(OWED[String(problem.extra.reason)], problem, t)]
  return [at(BY_CODE[problem.code], problem, t)]
}

function at(place: Place | undefined, { code }: ApiProblem, t: Translate): FormFault {
  if (place) return { field: place.field, text: t(place.says) }
  return { field: 'kind', text: t(problemWords(code)) }
}

function atPointer(pointer: string, t: Translate): FormFault {
  const place = PLACES.find((one) => pointer === one.pointer || pointer.startsWith(`${one.pointer}/`))
  return place ? { field: place.field, text: t(place.says) } : { field: 'kind', text: t(words.kindMissing) }
}

function uniqueFaults(faults: readonly FormFault[]): FormFault[] {
  const order = (fault: FormFault) => PLACES.findIndex(({ field }) => field === fault.field)
  return faults
    .filter((fault, i) => faults.findIndex(({ field }) => field === fault.field) === i)
    .toSorted((a, b) => order(a) - order(b))
}
