import {
  CODE_LISTS,
  date,
  isSelectable,
  referralForm,
  romeDay,
  SCHEDA,
  TERRITORIES,
  territorySchema,
} from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'

const entry = z.object({
  code: z.string(),
  it: z.string(),
  en: z.string(),
  validFrom: date.nullable(),
  validTo: date.nullable(),
  selectable: z.boolean().describe('False: readable on what was written with it, not to be chosen'),
})

/** Public: codes and their words say nothing of anybody, and a blank form is printed from them. */
export function codeListsRoute({ clock }: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/code-lists',
    config: { action: 'public' },
    schema: {
      summary: 'Every code list of the scheda with its labels and the days on which each code can be chosen',
      tags: ['form'],
      querystring: z.object({ on: date.optional() }),
      response: { 200: z.object({ on: date, lists: z.record(z.string(), z.array(entry)) }) },
    },
    handler: async (request) => {
      const { on = romeDay(clock.now()) } = request.query
      const lists = Object.entries(CODE_LISTS).map(([name, codes]) => [
        name,
        codes.map((code) => ({ ...code, selectable: isSelectable(CODE_LISTS, name, code.code, on) })),
      ])
      return { on, lists: Object.fromEntries(lists) }
    },
  })
}

const field = z.object({
  number: z.number().int(),
  code: z.string(),
  need: z.enum(['S', 'T', 'O']).describe('S: to send. T: before the table decides. O: optional'),
  becauseOfGate: z.boolean().describe('S here because a gate of this territory reads it'),
  restricted: z.boolean(),
  it: z.string(),
  en: z.string(),
})

export function blankFormRoute({ rules }: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/referral-form',
    config: { action: 'public' },
    schema: {
      summary:
        'The blank scheda of a territory: its fields in order, which must be there, and the schema of the whole',
      tags: ['form'],
      querystring: z.object({ territory: territorySchema }),
      response: {
        200: z.object({
          territory: z.enum(TERRITORIES),
          expertKinds: z.array(z.string()),
          fields: z.array(field),
          schema: z.record(z.string(), z.unknown()).describe('JSON Schema of POST /referrals'),
        }),
      },
    },
    handler: async (request) => {
      const { territory } = request.query
      return {
        territory,
        expertKinds: [...rules.expertKinds(territory)],
        fields: fieldsOf(rules.fieldsRequired(territory)),
        schema: FORM_SCHEMA,
      }
    },
  })
}

const FORM_SCHEMA = z.toJSONSchema(referralForm, { io: 'input' }) as Record<string, unknown>

function fieldsOf(gateReads: readonly string[]): z.infer<typeof field>[] {
  return SCHEDA.map(({ number, code, need, label, restricted = false }) => {
    const becauseOfGate = need !== 'S' && gateReads.includes(code.replace('members.', ''))
    return { number, code, need: becauseOfGate ? ('S' as const) : need, becauseOfGate, restricted, ...label }
  })
}
