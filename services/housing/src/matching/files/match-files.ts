import type { Territory } from '@intarsi/contracts'
import { romeDay } from '../../rome-time.ts'
import { matchPlaces } from '../match-places.ts'
import { readPolicies, reserveLeft, weightsOf } from '../policies.ts'
import type { MatchInput, MatchPlace, MatchResult, Weights } from '../types.ts'
import type { Fault, Row } from './cells.ts'
import { toCsv } from './csv.ts'
import { readHouseholdRows } from './household-rows.ts'
import { readPlaceRows } from './place-rows.ts'

export type Asked = {
  places: readonly Row[]
  households: readonly Row[]
  now: Date
  /** A file of policies (YAML): weights, and flats to be kept for urgent entry. */
  policies?: string
  seed?: string
  timeLimitMs?: number
}

/** What a run of files writes: texts by file name, and a few lines for who waits for it. */
export type Written = { files: { name: string; text: string }[]; summary: string[] }

export type Answered = {
  faults: { file: 'places' | 'households' | 'policies'; faults: Fault[] }[]
  written: Written | null
}

/** Matches the rows of two files; solves nothing when any row is at fault. */
export async function matchFiles({
  places: placeRows,
  households: householdRows,
  now,
  policies: policyText,
  ...options
}: Asked): Promise<Answered> {
  const { places, faults: placeFaults } = readPlaceRows(placeRows, romeDay(now))
  const placeIds = new Set(placeRows.map(({ cells }) => cells.get('id') ?? ''))
  const { requests, faults } = readHouseholdRows(householdRows, { today: romeDay(now), placeIds })
  const policy = policyText === undefined ? null : policyFor(policyText, places)
  if (placeFaults.length + faults.length + (policy?.faults.length ?? 0) > 0)
    return {
      faults: [
        { file: 'places', faults: placeFaults },
        { file: 'households', faults },
        { file: 'policies', faults: policy?.faults ?? [] },
      ],
      written: null,
    }
  const weights = policy?.weights ? { weights: policy.weights } : {}
  const input: MatchInput = { places, requests, now, ...weights, ...options }
  return { faults: [], written: writeResult(input, await matchPlaces(input)) }
}

/** Weights of the territory of these places, and whether its reserve can be kept. */
function policyFor(
  text: string,
  places: readonly MatchPlace[],
): { weights: Weights | null; faults: Fault[] } {
  const { policies, faults, lineOfReserve } = readPolicies(text)
  const territories = [...new Set(places.map(({ territory }) => territory))]
  if (!policies || territories.length === 0) return { weights: null, faults }
  const [territory] = territories as Territory[]
  if (territories.length > 1 || !territory)
    return {
      weights: null,
      faults: [{ line: 1, column: null, reason: 'The places are of several territories.' }],
    }
  const policy = policies(territory)
  const missing = -reserveLeft(policy, places)
  if (missing <= 0) return { weights: weightsOf(policy), faults }
  const reason =
    `${territory} keeps ${policy.urgentReserve} places for urgent entry, and the file of places marks ` +
    `${policy.urgentReserve - missing}.`
  return { weights: null, faults: [{ line: lineOfReserve(territory), column: null, reason }] }
}

function writeResult(input: MatchInput, result: MatchResult): Written {
  const placements = result.assignments.map(({ requestId, placeId, weight, quality, points }) => [
    requestId,
    placeId,
    weight,
    quality,
    points.map((one) => `${one.code} ${one.points}`).join(' + '),
  ])
  const reasons = result.reasons.flatMap(({ requestId, reasons: some }) =>
    some.map(({ code, places, placeIds, text }) => [
      requestId,
      code,
      places,
      text.it,
      text.en,
      placeIds.join('+'),
    ]),
  )
  return {
    files: [
      {
        name: 'placements.csv',
        text: toCsv(['household', 'place', 'weight', 'quality', 'points'], placements),
      },
      {
        name: 'reasons.csv',
        text: toCsv(['household', 'code', 'places', 'italiano', 'english', 'which'], reasons),
      },
      {
        name: 'changes.csv',
        text: toCsv(
          ['household', 'kind', 'place', 'italiano', 'english'],
          result.reasons.flatMap(({ requestId, changes }) =>
            changes.map(({ kind, placeId, text }) => [requestId, kind, placeId ?? '', text.it, text.en]),
          ),
        ),
      },
      { name: 'certificate.json', text: `${JSON.stringify(result.certificate, null, 2)}\n` },
    ],
    summary: summaryOf(input, result),
  }
}

function summaryOf(
  { requests, places }: MatchInput,
  { objective, certificate, reasons }: MatchResult,
): string[] {
  const { greedy, status, weightBound, qualityBound, gap, searched, milliseconds } = certificate
  const proof =
    status === 'optimal'
      ? `proved: nothing weighs more than ${weightBound}, or has more quality than ${qualityBound} at that weight` +
        (searched === 0 ? ' (by prices alone)' : ` (prices, and ${searched} sub-problems)`)
      : `time ran out: at most ${(gap * 100).toFixed(4)} % under the bound of ${weightBound}`
  return [
    `${objective.placed} of ${requests.length} households placed in ${places.length} places, ${objective.people} people`,
    `weight ${objective.weight}, quality ${objective.quality}; ${proof}`,
    `one at a time, the most in need first, would have placed ${greedy.placed} (weight ${greedy.weight}, quality ${greedy.quality})`,
    `${reasons.length} without a place, each with its reasons; ${milliseconds} ms`,
  ]
}
