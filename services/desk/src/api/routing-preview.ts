import {
  competenceOf,
  factsOf,
  instant,
  type ReferralForm,
  romeDay,
  type Territory,
  territorySchema,
  urgencyOf,
} from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const preview = z.object({
  territory: territorySchema,
  rule: z.object({ id: z.string(), summary: z.string() }),
  reader: z.object({ kind: z.enum(['table', 'equipe']), name: z.string() }),
  decidesAt: z.string().nullable(),
  state: z.enum(['routed', 'awaiting-precondition', 'waiting-until', 'exclusion-proposed']),
  gate: z.object({ id: z.string(), summary: z.string(), until: z.string().nullable() }).nullable(),
  betweenMeetings: z.boolean(),
  nextMeetingAt: instant.nullable(),
  nextStepOn: z.string(),
  caseManagers: z.array(
    z.object({ role: z.object({ it: z.string(), en: z.string() }), free: z.number().int() }),
  ),
})
export type RoutingPreview = z.infer<typeof preview>

/** Who could take a household now: coded facts are sent, nothing that identifies, and nothing is stored. */
export function previewRouting(
  { equipe }: Callers,
  form: ReferralForm,
  sportello: Territory,
): Promise<RoutingPreview> {
  const on = romeDay(new Date())
  const body = {
    territory: competenceOf(form, sportello).territory,
    urgency: urgencyOf(form, on).level,
    referrerRole: form.referrerRole,
    requestKind: form.requestKind,
    facts: factsOf(form, on),
  }
  return equipe.call('POST', '/routing-previews', preview, { body })
}
