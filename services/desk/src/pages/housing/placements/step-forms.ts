import type { AgreementText, Placement, PlacementCommand } from '../../../api/placements.ts'
import { OVERRIDE_REASONS } from '../../../words/offers.ts'
import {
  AGREEMENTS,
  DESTINATIONS,
  END_REASONS,
  EXTENSIONS,
  OUTCOMES,
  placementWords as words,
} from '../../../words/placements.ts'
import type { Message } from '../../../words/words.ts'
import { KNOWN_LANGUAGES } from '../../referrals/form/choices.ts'

type Choice = readonly [value: string, label: Message<''>]

export type StepField = {
  name: string
  label: Message<''>
  kind: 'day' | 'choice' | 'text'
  choices?: readonly Choice[]
  optional?: boolean
}

/** One thing that can be recorded of a placement: what is asked, and what the service is told. */
export type StepForm = {
  command: PlacementCommand
  title: Message<''>
  said: Message<''>
  fields: readonly StepField[]
  /** The service's body; what was left open is absent. */
  body: (given: Readonly<Record<string, string>>) => unknown
}

const from = (pairs: Readonly<Record<string, Message<''>>>): Choice[] => Object.entries(pairs)
const day = (name: string, label: Message<''>, optional = false): StepField => ({
  name,
  label,
  kind: 'day',
  optional,
})
const choice = (name: string, label: Message<''>, choices: readonly Choice[]): StepField => ({
  name,
  label,
  kind: 'choice',
  choices,
})

/** What can be recorded of a placement as it stands. */
export function stepsOf(placement: Placement, texts: readonly AgreementText[]): StepForm[] {
  if (placement.state === 'agreed') {
    const signing = placement.unsigned.length > 0 ? [sign(placement, texts)] : []
    return [...signing, enter(placement), end(placement)]
  }
  return placement.state === 'entered' ? [visit, extend, end(placement)] : []
}

function sign({ unsigned }: Placement, texts: readonly AgreementText[]): StepForm {
  return {
    command: 'agreements',
    title: words.sign,
    said: words.signSaid,
    fields: [
      choice(
        'kind',
        words.signKind,
        from(AGREEMENTS).filter(([kind]) => unsigned.includes(kind)),
      ),
      day('signedOn', words.signOn),
      choice(
        'explainedIn',
        words.explainedIn,
        KNOWN_LANGUAGES.map(({ code, label }) => [code, label]),
      ),
    ],
    body: (given) => ({ ...given, version: texts.find(({ kind }) => kind === given.kind)?.version }),
  }
}

function enter({ unsigned }: Placement): StepForm {
  const why: StepField[] = [
    choice('reason', words.whyUnsigned, from(OVERRIDE_REASONS)),
    { name: 'remark', label: words.remark, kind: 'text' },
  ]
  return {
    command: 'entry',
    title: words.enter,
    said: words.enterSaid,
    fields: [day('enteredOn', words.enterOn), ...(unsigned.length > 0 ? why : [])],
    body: ({ enteredOn, reason, remark }) => ({
      enteredOn,
      ...(reason ? { override: { reason, remark } } : {}),
    }),
  }
}

const visit: StepForm = {
  command: 'visits',
  title: words.visit,
  said: words.visitSaid,
  fields: [
    day('visitedOn', words.visitOn),
    choice('outcome', words.outcome, from(OUTCOMES)),
    day('nextOn', words.nextOn, true),
  ],
  body: (given) => given,
}

const extend: StepForm = {
  command: 'extension',
  title: words.extend,
  said: words.extendSaid,
  fields: [day('until', words.extendUntil), choice('reason', words.reason, from(EXTENSIONS))],
  body: (given) => given,
}

function end({ state }: Placement): StepForm {
  const where = state === 'entered' ? [choice('destination', words.destination, from(DESTINATIONS))] : []
  return {
    command: 'end',
    title: words.end,
    said: words.endSaid,
    fields: [day('endedOn', words.endOn), choice('reason', words.reason, from(END_REASONS)), ...where],
    body: (given) => given,
  }
}
