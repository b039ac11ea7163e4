import { decisionKind } from '@intarsi/contracts'
import { given, textOf } from '../../../server/forms.ts'

type Kind = (typeof decisionKind.options)[number]

export type DecisionBody = { kind: Kind } & Record<string, unknown>

/** What the form says, as the service takes it. Null: no decision was chosen. What is missing the service names. */
export function readDecision(form: URLSearchParams): DecisionBody | null {
  const kind = decisionKind.options.find((one) => one === form.get('kind'))
  if (!kind) return null
  return { kind, ...common(form, kind), ...PARTS[kind](form) }
}

type Part = (form: URLSearchParams) => Record<string, unknown>

const nothing: Part = () => ({})

const away: Part = (form) => ({
  reason: textOf(form, 'reason') ?? undefined,
  destination: destinationOf(form),
  ...pairOf(form, { as: 'heardBy', person: 'heardPerson', language: 'heardLanguage' }),
})

const PARTS: Readonly<Record<Kind, Part>> = {
  admit: (form) => {
    const personId = textOf(form, 'manager')
    const caseManager = { personId, reason: textOf(form, 'managerReason') ?? undefined }
    return {
      ...(personId ? { caseManager } : {}),
      ...given('overlapsChecked', textOf(form, 'overlapsChecked')),
    }
  },
  'admit-waiting-list': nothing,
  'ask-information': (form) => ({ fields: form.getAll('fields') }),
  defer: (form) => ({
    ...given('reason', textOf(form, 'deferReason')),
    ...given('until', textOf(form, 'until')),
  }),
  redirect: away,
  decline: away,
  advise: (form) => ({ note: textOf(form, 'advice') ?? undefined }),
  join: (form) => given('intoReferralId', textOf(form, 'into')),
}

function common(form: URLSearchParams, kind: Kind): Record<string, unknown> {
  const secondPersonId = textOf(form, 'second')
  const tellsNobody = kind === 'ask-information' || kind === 'defer'
  return {
    ...(form.get('between') === 'yes' ? { between: given('secondPersonId', secondPersonId) } : {}),
    ...(form.get('between') === 'yes' ? {} : given('meetingId', textOf(form, 'meeting'))),
    ...given('note', textOf(form, 'note')),
    ...(tellsNobody
      ? {}
      : pairOf(form, { as: 'tellsHousehold', person: 'tellsPerson', language: 'tellsLanguage' })),
  }
}

/** Where the household goes. */
export function destinationOf(form: URLSearchParams): Record<string, unknown> {
  const kind = textOf(form, 'destinationKind') ?? undefined
  const territory = kind === 'territory' ? textOf(form, 'destinationTerritory') : null
  return {
    kind,
    code: kind === 'territory' ? 'territory' : (textOf(form, 'destinationCode') ?? undefined),
    ...given('territory', territory),
    service: textOf(form, 'destinationService') ?? undefined,
    person: textOf(form, 'destinationPerson') ?? undefined,
    contact: textOf(form, 'destinationContact') ?? undefined,
  }
}

/** A person and a language, when somebody was chosen. */
export function pairOf(
  form: URLSearchParams,
  { as, person, language }: { as: string; person: string; language: string },
): Record<string, unknown> {
  const personId = textOf(form, person)
  if (!personId) return {}
  return { [as]: { personId, language: textOf(form, language) ?? undefined } }
}
