import { exampleForm } from '@intarsi/contracts'
import { PERSON } from './desk-fixture.ts'

/** A referral as its sportello reads it, at the table that is given. */
export const sentReferral = (referralId: string, tableId: string) => ({
  referralId,
  number: 'RE-00000000-0',
  householdId: '01966000-0000-7000-8000-0000000000a7',
  territory: 'RE',
  sportelloId: exampleForm.sportelloId,
  requestKind: 'presa-in-carico',
  urgency: 'U2',
  state: 'routed',
  nextStep: 'open-file',
  nextStepOn: null,
  submittedAt: '2026-11-20T09:00:00.000Z',
  competence: { territory: 'RE', rule: 'residence', disputedWith: null },
  entered: null,
  urgencyReasons: [],
  standing: {
    state: 'routed',
    holder: { kind: 'table', id: tableId },
    nextStep: 'open-file',
    nextStepOn: null,
    rule: null,
    gate: null,
    meeting: null,
    preparerId: null,
    coordinatorId: null,
    question: null,
    caseManagers: [],
    referencePerson: { personId: PERSON.personId, as: 'referrer' },
    decision: null,
    presaInCarico: null,
  },
  requests: [],
  history: [],
})
