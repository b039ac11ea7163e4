import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventFilter, matchesFilter } from './event-filter.ts'

const table = '0192f3a0-0000-7000-8000-000000000001'
const body = '0192f3a0-0000-7000-8000-000000000002'
const event = {
  type: 'it.intarsi.public.housing-offer-updated.v1',
  subject: '0192f3a0-0000-7000-8000-000000000003',
  territory: 'RE',
  tableid: table,
  area: 'housing',
  bodyid: body,
}
const matches = (filter: object) => matchesFilter(eventFilter.parse(filter), event)

test('an empty filter asks for every event', () => {
  expect(matches({})).toBe(true)
})

test.each([
  ['types', event.type, 'it.intarsi.public.referral-updated.v1'],
  ['territories', 'RE', 'MO'],
  ['tables', table, body],
  ['areas', 'housing', 'legal'],
  ['bodies', body, table],
  ['subjects', event.subject, table],
])('%s lets pass what it names, and nothing else', (name, wanted, other) => {
  expect(matches({ [name]: [wanted] })).toBe(true)
  expect(matches({ [name]: [other] })).toBe(false)
  expect(matches({ [name]: [other, wanted] })).toBe(true)
  expect(matches({ [name]: [wanted], territories: ['MO'] })).toBe(false)
})

test('an event without the attribute that a filter asks for does not pass', () => {
  const { area: _, ...without } = event
  expect(matchesFilter(eventFilter.parse({ areas: ['housing'] }), without)).toBe(false)
})

test.each([
  ['*', true],
  ['it.intarsi.public.*', true],
  ['it.intarsi.public.housing-*', true],
  ['*.v1', true],
  ['it.*.housing-*.v1', true],
  ['it.intarsi.public.referral-*', false],
  ['it.intarsi.public.housing-offer-updated.v1*updated.v1', false],
  ['*.v2', false],
])('the pattern %s', (pattern, expected) => {
  expect(matches({ types: [pattern] })).toBe(expected)
})

test('a pattern means what the same regular expression means', () => {
  const piece = fc.constantFrom('a', 'b', '.', '-', '*')
  const text = fc.constantFrom('a', 'b', '.', '-')
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 8 }),
      fc.array(text, { maxLength: 8 }),
      (pieces, letters) => {
        const pattern = pieces.join('')
        const type = letters.join('')
        const asRegExp = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`)
        expect(matchesFilter(eventFilter.parse({ types: [pattern] }), { type, subject: '' })).toBe(
          asRegExp.test(type),
        )
      },
    ),
  )
})
