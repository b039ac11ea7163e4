import * as z from 'zod'
import { date, id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const caseManagerInterim = defineEvent({
  type: 'case-manager-interim.v1',
  stream: 'equipe.households',
  classification: 'internal',
  summary:
    'Nobody could be proposed, or the case manager is gone: the coordinator (or deputy) stands in, with a date.',
  data: referralRef.extend({
    personId: id,
    formerPersonId: id.nullable(),
    reason: z.enum([
      'no-candidate',
      'declined',
      'lapsed',
      'over-cap',
      'no-language',
      'absence',
      'contract-ended',
      'role-change',
      'account-disabled',
      'household-asks-other',
    ]),
    since: instant,
    proposalDueOn: date,
    seat: z.enum(['case-manager', 'liaison']).optional().describe('Which seat; absent: the case manager'),
  }),
  example: {
    ...example.referral,
    personId: example.ids.coordinator,
    formerPersonId: null,
    reason: 'no-candidate',
    since: example.at,
    proposalDueOn: '2026-11-25',
    seat: 'case-manager',
  },
})
