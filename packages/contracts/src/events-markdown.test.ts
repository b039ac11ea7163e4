import { expect, test } from 'vitest'
import * as z from 'zod'
import { defineEvent } from './define-event.ts'
import { eventsMarkdown } from './events-markdown.ts'
import { EVENTS } from './registry.ts'

const caseSeen = defineEvent({
  type: 'case-seen.v1',
  stream: 'equipe.tables',
  classification: 'internal',
  stability: 'experimental',
  summary: 'A case was seen.',
  data: z.object({
    tableId: z.uuid().describe('Where | when'),
    until: z.iso.date().nullable().optional(),
    seats: z.array(z.object({ area: z.enum(['legal', 'work']) })),
  }),
  example: { tableId: '0192f3a0-0000-7000-8000-000000000001', seats: [{ area: 'legal' }] },
})

test('an event is told with its topic, key, classification and stability', () => {
  const text = eventsMarkdown([caseSeen])
  expect(text).toContain('## equipe\n\n### it.intarsi.equipe.case-seen.v1\n\nA case was seen.')
  expect(text).toContain('| topic | `intarsi.equipe.tables` |')
  expect(text).toContain('| key | table id |')
  expect(text).toContain('| classification | internal |')
  expect(text).toContain('| stability | experimental |')
})

test('each field is a row with its type and whether it is required', () => {
  const text = eventsMarkdown([caseSeen])
  expect(text).toContain('| `tableId` | uuid | yes | Where \\| when |')
  expect(text).toContain('| `until` | date or null | no |  |')
  expect(text).toContain('| `seats` | list of object | yes |  |')
  expect(text).toContain('| `seats[].area` | `legal`, `work` | yes |  |')
  expect(text).toContain('"area": "legal"')
})

test('every event of the system has a chapter, and the contents lead to it', () => {
  const text = eventsMarkdown(EVENTS)
  for (const { type } of EVENTS) {
    expect(text).toContain(`\n### ${type}\n`)
    expect(text).toContain(`](#${type.replaceAll('.', '')})`)
  }
})
