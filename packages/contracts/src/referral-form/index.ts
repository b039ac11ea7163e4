export { ageOn, daysBetween, daysUntil, romeDay } from './ages.ts'
export type { CheckContext, CheckedForm } from './check-form.ts'
export { checkForm } from './check-form.ts'
export type { CodeEntry, CodeLists } from './code-list.ts'
export { CODE_LISTS, isSelectable } from './code-list.ts'
export type { Competence } from './competence.ts'
export { competenceOf } from './competence.ts'
export type { CompletedForm, Completion } from './completion.ts'
export {
  COMPLETED_FIELDS,
  COMPLETED_MEMBER_FIELDS,
  completedOf,
  completeForm,
  completion,
  refOf,
} from './completion.ts'
export { exampleForm } from './example.ts'
export { factsOf } from './facts.ts'
export type { Fault } from './fault.ts'
export { fault } from './fault.ts'
export type { ReferralDraft, ReferralForm } from './form-fields.ts'
export { formFields, referralDraft, referralForm } from './form-fields.ts'
export { isAdult, isMinor } from './household.ts'
export { ownNameOf } from './labels/need-labels.ts'
export type { MemberForm } from './member-fields.ts'
export { memberFields, memberForm } from './member-fields.ts'
export { MUNICIPALITIES, territoryOfMunicipality } from './municipalities.ts'
export { readDraft } from './read-fields.ts'
export { receivedFaults } from './received.ts'
export { retiredCodeFaults } from './retired-code-faults.ts'
export type { RiskCompletion } from './risk-completion.ts'
export { completeRisks, riskCompletion } from './risk-completion.ts'
export type { SchedaField, SchedaNeed } from './scheda.ts'
export { fieldsToComplete, isAskedOf, SCHEDA } from './scheda.ts'
export { isTaxCode, normaliseTaxCode } from './tax-code.ts'
export type { UrgencyFinding, UrgencyReason } from './urgency.ts'
export { urgencyOf } from './urgency.ts'
