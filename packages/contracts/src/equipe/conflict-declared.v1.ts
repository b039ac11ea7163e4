import * as z from 'zod'
import { id, instant } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { territorySchema } from '../territory.ts'

export const conflictDeclared = defineEvent({
  type: 'conflict-declared.v1',
  stream: 'equipe.households',
  classification: 'internal',
  summary:
    'Somebody abstained for a conflict of interest: nothing of this household is shown to that person any more.',
  data: z.object({ householdId: id, territory: territorySchema, personId: id, declaredAt: instant }),
  example: {
    householdId: example.ids.household,
    territory: 'RE',
    personId: example.ids.otherPerson,
    declaredAt: example.at,
  },
})
