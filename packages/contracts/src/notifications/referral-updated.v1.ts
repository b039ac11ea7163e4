import * as z from 'zod'
import { date, id, instant, referralState } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { territorySchema } from '../territory.ts'

export const referralUpdated = defineEvent({
  type: 'referral-updated.v1',
  stream: 'public.households',
  classification: 'public',
  summary:
    "The public feed's one line about a referral: ids, state, role, dates and a link; no decision facts.",
  data: z.object({
    referralId: id,
    referralNumber: z.string(),
    territory: territorySchema,
    cause: z.string().describe('Type of the internal fact behind it'),
    state: referralState.nullable(),
    holderKind: z.string().nullable(),
    nextStepOn: date.nullable(),
    occurredAt: instant,
    link: z.string(),
  }),
  example: {
    referralId: example.ids.referral,
    referralNumber: 'RE-7K4M2Q9X-3',
    territory: 'RE',
    cause: 'it.intarsi.equipe.referral-routed.v1',
    state: 'routed',
    holderKind: 'person',
    nextStepOn: '2026-11-26',
    occurredAt: example.at,
    link: '/referrals/0192f3a0-0000-7000-8000-000000000001',
  },
})
