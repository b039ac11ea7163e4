import { expect, test } from 'vitest'
import * as z from 'zod'
import { decisionFacts } from './decision-facts.ts'
import type { Classification, EventContract } from './define-event.ts'
import { EVENTS } from './index.ts'
import { fieldsOf, jsonSchemaOf } from './json-schema.ts'
import { ALLOWED, looksLikeIdentity, personalDataFaults } from './personal-data.ts'

const type = 'it.intarsi.equipe.case-seen.v1'

function event(classification: Classification, data: z.ZodObject): EventContract {
  const stream = 'equipe.households'
  const summary = 'A case was seen.'
  return {
    type,
    owner: 'equipe',
    stream,
    topic: '',
    classification,
    stability: 'stable',
    summary,
    data,
    changes: [],
    example: {},
  }
}

test.each(EVENTS.map((contract) => [contract.type, contract] as const))(
  '%s holds no identity, and decision facts only where they may be',
  (_, contract) => {
    expect(personalDataFaults(contract)).toEqual([])
  },
)

test.each([
  ...['givenName', 'familyName', 'taxCode', 'permitNumber', 'phone', 'phoneNumber', 'email', 'mobilePhone'],
  ...['birthDate', 'bornOn', 'placeOfBirth', 'address', 'homeAddress', 'notes', 'noteForTable', 'freeText'],
])('%s is named like identity', (name) => {
  expect(looksLikeIdentity(name)).toBe(true)
})

test.each(['personId', 'referralNumber', 'ageYears', 'municipality', 'permitType', 'noticeId', 'startsAt'])(
  '%s is not named like identity',
  (name) => {
    expect(looksLikeIdentity(name)).toBe(false)
  },
)

test('identity is found at any depth: in lists, behind null, in alternatives and in records', () => {
  const inner = z.object({ phone: z.string() })
  const data = z.object({
    seats: z.array(inner),
    holder: inner.nullable(),
    either: z.union([z.object({ code: z.string() }), inner]),
    byArea: z.record(z.string(), inner),
  })
  expect(personalDataFaults(event('restricted', data))).toEqual(
    ['seats[].phone', 'holder.phone', 'either.phone', 'byArea.phone'].map(
      (path) => `${type}: field ${path} is named like identity, which never enters an event`,
    ),
  )
})

test('decision facts make an event restricted', () => {
  const data = z.object({ facts: decisionFacts })
  expect(personalDataFaults(event('restricted', data))).toEqual([])
  expect(personalDataFaults(event('internal', data))).toContain(
    `${type}: field facts.members[].legalStatus is a decision fact; the event must be restricted, not internal`,
  )
})

test.each(['facts', 'urgency', 'riskLevel', 'needs', 'legalStatus'])('a public event has no %s', (name) => {
  const faults = personalDataFaults(event('public', z.object({ [name]: z.string() })))
  expect(faults).toContain(`${type}: field ${name} tells of a decision, and public events leave the system`)
})

test('every name on the allow list is in use', () => {
  const used = EVENTS.flatMap((contract) =>
    fieldsOf(jsonSchemaOf(contract.data))
      .filter((field) => looksLikeIdentity(field.name))
      .flatMap((field) => [`${contract.type} ${field.path}`, `* ${field.name}`]),
  )
  expect([...ALLOWED.keys()].filter((entry) => !used.includes(entry))).toEqual([])
})
