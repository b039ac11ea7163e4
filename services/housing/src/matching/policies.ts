import { TERRITORIES, type Territory } from '@intarsi/contracts'
import { LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'
import type { Fault } from './files/cells.ts'
import type { MatchPlace, PreferenceCode, Weights } from './types.ts'

const amount = z.number().int().min(0).max(1_000_000)
const urgency = z.strictObject({ U0: amount, U1: amount, U2: amount, U3: amount })
const PREFERENCES = [
  'near-bonds',
  'continuity',
  'wished-municipality',
  'own-ranking',
  'wished-kind',
  'size-fit',
  'accessible-kept-free',
  'common-language',
  'landlord-wishes',
] as const satisfies readonly PreferenceCode[]
const preferences = z.strictObject(
  Object.fromEntries(PREFERENCES.map((code) => [code, amount])) as Record<PreferenceCode, typeof amount>,
)
const facts = z.array(z.string().regex(/^([A-Z]{2,3}-\d{2}|default)$/)).min(1)

/** What matching counts in one territory, and why (handbook facts). */
export const policySchema = z.strictObject({
  facts,
  urgency,
  perWaitingDay: amount,
  waitingDaysCap: amount,
  preferences,
  lookAheadDays: z
    .number()
    .int()
    .min(0)
    .max(60)
    .describe('Places may be held back for arrivals so many days ahead; 0: never'),
  urgentReserve: z.number().int().min(0).max(100).describe('Flats kept for urgent entry'),
})
export type Policy = z.infer<typeof policySchema>

const fileSchema = z.strictObject({
  default: policySchema,
  territories: z.partialRecord(z.enum(TERRITORIES), policySchema.partial().extend({ facts })).default({}),
})

export type Policies = (territory: Territory) => Policy

type ReadPolicies = {
  policies: Policies | null
  faults: Fault[]
  /** Where the file says how many flats a territory keeps. */
  lineOfReserve: (territory: Territory) => number
}

/** Reads a file of policies (YAML); every fault with its line. */
export function readPolicies(text: string): ReadPolicies {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const lineOfReserve = (territory: Territory) => {
    const own = ['territories', territory, 'urgentReserve']
    return lineOf(document, lines, document.hasIn(own) ? own : ['default', 'urgentReserve'])
  }
  const broken = document.errors.map(({ pos, message }) => fault(lines.linePos(pos[0]).line, message))
  if (broken.length > 0) return { policies: null, faults: broken, lineOfReserve }
  const result = fileSchema.safeParse(document.toJS())
  if (!result.success)
    return {
      policies: null,
      lineOfReserve,
      faults: result.error.issues.map(({ path, message }) =>
        fault(lineOf(document, lines, path), `${path.join('.')}: ${message}`),
      ),
    }
  const { default: base, territories } = result.data
  const policies = (territory: Territory) => ({ ...base, ...territories[territory] }) as Policy
  return { policies, faults: [], lineOfReserve }
}

const fault = (line: number, reason: string): Fault => ({ line, column: null, reason })

/** The line of what a path leads to, or of the nearest thing above it that is there. */
export function lineOf(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: readonly PropertyKey[],
): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number] } | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

export function weightsOf({ urgency, perWaitingDay, waitingDaysCap, preferences }: Policy): Weights {
  return { urgency, perWaitingDay, waitingDaysCap, preferences }
}

/** Flats that can be entered by who cannot wait, less those the policy wants kept: negative when too few are. */
export function reserveLeft(policy: Policy, places: readonly MatchPlace[]): number {
  return places.filter(({ reserveForUrgent }) => reserveForUrgent).length - policy.urgentReserve
}
