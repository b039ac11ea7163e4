import { Parser } from '@asyncapi/parser'
import { expect, test } from 'vitest'
import { asyncApiOf } from './asyncapi.ts'
import { envelopeSchema } from './envelope.ts'
import { exampleEvent } from './example-event.ts'
import { INTERNAL, PUBLIC } from './generated-docs.ts'
import { EVENTS, PUBLIC_EVENTS } from './registry.ts'

const internal = EVENTS.filter((contract) => !PUBLIC_EVENTS.includes(contract))

test.each([
  ['public', PUBLIC_EVENTS, PUBLIC],
  ['internal', internal, INTERNAL],
] as const)(
  'the document of the %s events has no diagnostic for the AsyncAPI parser',
  async (_, events, about) => {
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncApiOf(events, about)))
    expect(diagnostics.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`)).toEqual([])
    expect(document?.version()).toBe('3.1.0')
    expect(
      document
        ?.allMessages()
        .map((message) => message.name())
        .sort(),
    ).toEqual(events.map(({ type }) => type).sort())
  },
)

test.each(EVENTS.map((contract) => [contract.type, contract] as const))(
  'the example of %s is a whole event',
  (_, contract) => {
    const event = envelopeSchema.parse(exampleEvent(contract))
    expect(contract.data.parse(event.data)).toEqual(contract.example)
    expect(event.source).not.toContain('undefined')
  },
)
