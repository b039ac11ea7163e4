import { decisionFacts } from './decision-facts.ts'
import type { EventContract } from './define-event.ts'
import { fieldsOf, jsonSchemaOf } from './json-schema.ts'

/** Words that name who somebody is, or where free text hides; identity never enters an event. */
const IDENTITY = new Set(
  `name names surname surnames forename given family nickname alias tax fiscal cui passport phone mobile telephone fax
  email mail pec birth birthday birthplace born address street postcode zip iban signature photo picture
  note notes text comment comments remark remarks message body content contact`.split(/\s+/),
)
/** A number is fine as a count or a referral's; these are a person's. */
const IDENTITY_NUMBERS =
  /^(permit|document|card|file|vestanet|identity|licence|health|account)-(number|no|code|id)$/

/** Words of a decision about a household; the public feed holds none of them. */
const DECISION = new Set(
  `fact facts urgency risk risks need needs legal status permit vulnerability vulnerabilities gender age ages pregnancy
  health disability member members household-type reason reasons gate`.split(/\s+/),
)

/** Names within the decision facts that say nothing of a household by themselves. */
const NEUTRAL = new Set([
  'version',
  'code',
  'ref',
  'languages',
  'housing',
  'health',
  'legal',
  'social',
  'work',
])

const DECISION_FACTS: ReadonlySet<string> = new Set(
  fieldsOf(jsonSchemaOf(decisionFacts))
    .map((field) => field.name)
    .filter((name) => !NEUTRAL.has(name)),
)

/** Names like identity's that hold none; `<type> <path>`, or `* <name>` for every event. */
export const ALLOWED: ReadonlyMap<string, string> = new Map([
  ['it.intarsi.equipe.body-changed.v1 name', "A body's public name"],
  ['it.intarsi.equipe.body-changed.v1 sportelli[].name', "A sportello's public name"],
  ['it.intarsi.equipe.table-changed.v1 name', "A table's public name"],
  [
    'it.intarsi.equipe.referral-routed.v1 tableWithoutNames',
    'Says that a table hears no name; it holds none',
  ],
  ['* bodyId', "The id of a public or third-sector body, not a message's text"],
  ['* protectedAddress', 'Says that the address is secret; it is not the address'],
])

/** One sentence per field that an event of this classification may not hold; empty when it may leave as it is. */
export function personalDataFaults(contract: EventContract): string[] {
  return fieldsOf(jsonSchemaOf(contract.data)).flatMap(({ name, path }) => {
    const at = `${contract.type}: field ${path}`
    const identity = looksLikeIdentity(name) && !isAllowed(contract.type, path, name)
    const facts = contract.classification !== 'restricted' && DECISION_FACTS.has(name)
    const leaving = contract.classification === 'public' && wordsOf(name).some((word) => DECISION.has(word))
    return [
      ...(identity ? [`${at} is named like identity, which never enters an event`] : []),
      ...(facts
        ? [`${at} is a decision fact; the event must be restricted, not ${contract.classification}`]
        : []),
      ...(leaving ? [`${at} tells of a decision, and public events leave the system`] : []),
    ]
  })
}

export function looksLikeIdentity(name: string): boolean {
  const words = wordsOf(name)
  return words.some((word) => IDENTITY.has(word)) || IDENTITY_NUMBERS.test(words.join('-'))
}

function isAllowed(type: string, path: string, name: string): boolean {
  return ALLOWED.has(`${type} ${path}`) || ALLOWED.has(`* ${name}`)
}

/** `permitNumber` is `permit`, `number`. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
}
