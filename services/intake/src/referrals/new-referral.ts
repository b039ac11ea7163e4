import {
  type Competence,
  type DataOf,
  type DecisionFacts,
  factsOf,
  fieldsToComplete,
  isAdult,
  type ReferralForm,
  type referralSubmitted,
  type UrgencyFinding,
  urgencyOf,
} from '@intarsi/contracts'
import type { Selectable } from 'kysely'
import type { SportelloTable } from '../sportelli/tables.ts'
import type { Signal } from './signal.ts'

/** A scheda that may be sent, with what follows from it on that day. */
export type NewReferral = {
  form: ReferralForm
  sportello: Selectable<SportelloTable>
  competence: Competence
  urgency: UrgencyFinding
  facts: DecisionFacts
  fieldsMissing: string[]
}

export type ReferralIds = { referralId: string; number: string; householdId: string } & Signal

/** Derives everything that routing reads from the form. Pure. */
export function newReferral(
  form: ReferralForm,
  given: { competence: Competence; sportello: Selectable<SportelloTable>; on: string; version: number },
): NewReferral {
  return {
    form,
    sportello: given.sportello,
    competence: given.competence,
    urgency: urgencyOf(form, given.on),
    facts: factsOf(form, given.on, given.version),
    fieldsMissing: fieldsToComplete(form, (member) => isAdult(member, given.on)),
  }
}

/** The fact that leaves: no name, date of birth, number or address is in it. Pure. */
export function submittedFact(
  referral: NewReferral,
  ids: ReferralIds,
  rest: Pick<DataOf<typeof referralSubmitted>, 'submittedAt' | 'possibleDuplicates'>,
): DataOf<typeof referralSubmitted> {
  const { form, sportello, competence, urgency } = referral
  return {
    referralId: ids.referralId,
    referralNumber: ids.number,
    householdId: ids.householdId,
    territory: competence.territory,
    urgency: urgency.level,
    sportelloId: sportello.sportello_id,
    bodyId: sportello.body_id,
    referrerId: ids.referrerId,
    ...(ids.enteredBy ? { enteredBy: ids.enteredBy } : {}),
    referrerRole: form.referrerRole,
    // Who does not know what to ask for asks for somebody to look.
    requestKind: form.requestKind === 'unknown' ? 'presa-in-carico' : form.requestKind,
    channel: form.channel,
    competence: { rule: competence.rule, disputedWith: competence.disputedWith },
    fieldsMissing: referral.fieldsMissing,
    facts: referral.facts,
    ...rest,
  }
}
