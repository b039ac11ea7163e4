import { type CodeLists, isSelectable } from './code-list.ts'
import { type Fault, fault } from './fault.ts'
import type { ReferralDraft } from './form-fields.ts'

type Chosen = { pointer: string; list: string; code: string | undefined }

/** Codes that could be chosen once, or will be, and cannot be on the day of sending. */
export function retiredCodeFaults(form: ReferralDraft, on: string, lists: CodeLists): Fault[] {
  return chosenCodes(form).flatMap(({ pointer, list, code }) =>
    code === undefined || isSelectable(lists, list, code, on)
      ? []
      : [fault(pointer, 'retired-code', `"${code}" cannot be chosen on ${on}.`)],
  )
}

function chosenCodes(form: ReferralDraft): Chosen[] {
  const { referrerRole, requestKind, householdType, receptionKind, leaveReason } = form
  const single = { referrerRole, requestKind, householdType, receptionKind, leaveReason }
  return [
    ...Object.entries(single).map(([list, code]) => ({ pointer: `/${list}`, list, code })),
    ...listed('needCodes', form.needCodes),
    ...listed('urgencyCriteria', form.urgencyCriteria),
    ...listed(
      'riskFactors',
      form.riskFactors?.map((risk) => risk.code),
    ),
    ...listed(
      'otherPaths',
      form.otherPaths?.map((path) => path.code),
    ),
    ...(form.members ?? []).flatMap((member, index) =>
      (['relation', 'legalStatus', 'permitType', 'permitCondition'] as const).map((list) => ({
        pointer: `/members/${index}/${list}`,
        list,
        code: member[list],
      })),
    ),
  ]
}

function listed(list: string, codes: readonly string[] | undefined): Chosen[] {
  return (codes ?? []).map((code, index) => ({ pointer: `/${list}/${index}`, list, code }))
}
