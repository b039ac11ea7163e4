import { isDeepStrictEqual } from 'node:util'
import {
  COMPLETED_FIELDS,
  completedOf,
  type Fault,
  isAdult,
  isAskedOf,
  type ReferralDraft,
} from '@intarsi/contracts'
import { readCodedLists, writeCodedLists } from '../../referrals/form/coded-lists.ts'
import type { Question } from '../../referrals/form/question.ts'
import { EVERY_MEMBER_QUESTION } from '../../referrals/form/questions-member.ts'
import { HOUSING_NEED, MORE, ORIENTATION } from '../../referrals/form/questions-needs.ts'
import { type Answers, readAnswers } from '../../referrals/form/read-answers.ts'
import { writeAnswers } from '../../referrals/form/write-answers.ts'

const asked = (question: Question): Question => ({ ...question, optional: false })
const isOf =
  (...fields: readonly string[]) =>
  ({ path }: Question) =>
    fields.includes(path.split('.')[0] ?? '')

/** Rows 14, 15, 33, 34 and 35, which the table wants answered. */
export const TO_COMPLETE = {
  orientation: ORIENTATION.map(asked),
  housing: HOUSING_NEED,
  work: MORE.filter(isOf('income')),
  voice: MORE.filter(isOf('householdVoice', 'strengths', 'tutorWish')).map(asked),
} as const

const ALL = Object.values(TO_COMPLETE).flat()
const WITHOUT_HOUSING = ALL.filter((question) => !TO_COMPLETE.housing.includes(question))

/** Where a member's answers begin: by name, as the sportello may take one out while the page is open. */
export const memberAt = ({ ref = '' }: Pick<Member, 'ref'>): string => `members.${ref}.`

export const NO_PATHS = 'otherPaths.none'
export const noPathsOf = (answers: Answers) => answers.get(NO_PATHS) === 'yes'

/** Where the home is a need, or nobody knows. */
export const asksHousing = ({ needs }: ReferralDraft): boolean => (needs?.housing ?? 0) >= 2

type Member = NonNullable<ReferralDraft['members']>[number]

/** What is asked of one member, as old as they are on the day. */
export function memberQuestions(member: Member, day: string): Question[] {
  const adult = isAdult(member, day)
  const open: readonly string[] = completedOf(member)
  return EVERY_MEMBER_QUESTION.filter(
    ({ path }) => open.includes(path) && isAskedOf(`members.${path}`, adult),
  ).map(asked)
}

/** The answers that the page begins with. */
export function answersToComplete(form: ReferralDraft, day: string): Answers {
  const answers = new URLSearchParams()
  writeAnswers(answers, form, asksHousing(form) ? ALL : WITHOUT_HOUSING)
  writeCodedLists(answers, form)
  if (form.otherPaths?.length === 0) answers.set(NO_PATHS, 'yes')
  for (const member of form.members ?? []) {
    writeAnswers(answers, member, memberQuestions(member, day), memberAt(member))
  }
  return answers
}

/**
 * The answers on a form that changed while the page was open: where somebody changed none of what they saw, what the
 * form says now. Pure.
 */
export function onNewer({ seen, typed, now }: { seen: Answers; typed: Answers; now: Answers }): Answers {
  const answers = new URLSearchParams()
  for (const name of new Set([...seen.keys(), ...typed.keys(), ...now.keys()])) {
    const said = isDeepStrictEqual(saidAt(typed, name), saidAt(seen, name)) ? now : typed
    for (const text of said.getAll(name)) answers.append(name, text)
  }
  return answers
}

/** In whatever order they were ticked; a field left empty says nothing. */
const saidAt = (answers: Answers, name: string): string[] =>
  answers
    .getAll(name)
    .map((text) => text.trim())
    .filter(Boolean)
    .sort()

type Changes = Record<string, unknown>

/** What the answers change, as a merge patch: `null` for an answer that is gone, members by their names. Pure. */
export function changesToComplete(form: ReferralDraft, answers: Answers, day: string): Changes {
  const fields = COMPLETED_FIELDS.filter((field) => field !== 'housingNeed' || asksHousing(form))
  const members = Object.fromEntries(
    (form.members ?? []).flatMap((member) => {
      const questions = memberQuestions(member, day)
      const read = readAnswers(answers, questions, memberAt(member))
      const changed = differing(
        member,
        read,
        questions.map(({ path }) => path),
      )
      return Object.keys(changed).length > 0 ? [[member.ref ?? '', changed]] : []
    }),
  )
  return {
    ...differing(form, householdAnswers(form, answers), fields),
    ...(Object.keys(members).length > 0 ? { members } : {}),
  }
}

function householdAnswers(form: ReferralDraft, answers: Answers): Changes {
  const read = readAnswers(answers, ALL)
  const otherPaths = readCodedLists(answers).otherPaths ?? (noPathsOf(answers) ? [] : undefined)
  const housingNeed = { ...unasked(form), ...(read.housingNeed as object | undefined) }
  return {
    ...read,
    otherPaths,
    housingNeed: Object.keys(housingNeed).length > 0 ? housingNeed : undefined,
  }
}

/** Parts of the housing need that no page asks stay as they were. */
function unasked({ housingNeed = {} }: ReferralDraft): object {
  const paths = HOUSING_NEED.map(({ path }) => path)
  return Object.fromEntries(
    Object.entries(housingNeed).filter(([part]) => !paths.includes(`housingNeed.${part}`)),
  )
}

function differing(before: Changes, after: Changes, fields: readonly string[]): Changes {
  const changed = fields.filter((field) => !isDeepStrictEqual(before[field], after[field]))
  return Object.fromEntries(changed.map((field) => [field, after[field] ?? null]))
}

/** A fault of the service at the question that can mend it: members go by their place among them. Pure. */
export function faultOnPage({ members = [] }: ReferralDraft, { pointer, ...fault }: Fault): Fault {
  const at = pointer
    .replace(/^\/members\/(m\d+)/, (whole, ref) => {
      const index = members.findIndex((member) => member.ref === ref)
      return index < 0 ? whole : `/members/${index}`
    })
    // Of the two that contradict each other only the gender is asked here.
    .replace(/\/pregnancyMonth$/, '/gender')
  return { ...fault, pointer: at }
}
