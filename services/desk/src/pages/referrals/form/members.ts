import type { ReferralDraft } from '@intarsi/contracts'
import { EVERY_MEMBER_QUESTION } from './questions-member.ts'
import { type Answers, readAnswers } from './read-answers.ts'
import { writeAnswers } from './write-answers.ts'

type Members = NonNullable<ReferralDraft['members']>

export const memberAt = (index: number) => `members.${index}.`
const COUNT = 'members.count'
const MOST = 20

/** How many members the page shows. */
export function memberCount(answers: Answers): number {
  const count = Number(answers.get(COUNT))
  return Number.isInteger(count) ? Math.min(Math.max(count, 1), MOST) : 1
}

/** The members of the page; one of whom nothing was said is nobody. What is not asked here stays as it was. */
export function readMembers(answers: Answers, before: Members): Record<string, unknown>[] {
  const asked = new Set(EVERY_MEMBER_QUESTION.map(({ path }) => path.split('.')[0]))
  return Array.from({ length: memberCount(answers) }, (_, index) => {
    const at = memberAt(index)
    const ref = answers.get(`${at}ref`)
    const known = ref ? before.find((member, i) => (member.ref ?? `m${i + 1}`) === ref) : undefined
    const kept = Object.entries(known ?? {}).filter(([key]) => !asked.has(key))
    return { ...Object.fromEntries(kept), ...readAnswers(answers, EVERY_MEMBER_QUESTION, at) }
  }).filter((member, index) => index === 0 || saysSomething(member))
}

/** A relation and how certain a birth is are chosen before anything is known of somebody. */
function saysSomething(member: Record<string, unknown>): boolean {
  return Object.keys(member).some((key) => key !== 'relation' && key !== 'birthCertainty')
}

export function writeMembers(answers: Answers, members: Members): void {
  answers.set(COUNT, String(Math.max(members.length, 1)))
  for (const [index, member] of members.entries()) {
    answers.set(`${memberAt(index)}ref`, member.ref ?? `m${index + 1}`)
    writeAnswers(answers, member, EVERY_MEMBER_QUESTION, memberAt(index))
  }
}

/** One more member to be asked about: after those there are, a child as a rule. */
export function addMember(answers: Answers): void {
  const count = memberCount(answers)
  if (count >= MOST) return
  answers.set(COUNT, String(count + 1))
  answers.set(`${memberAt(count)}relation`, count === 0 ? 'self' : 'child')
}

/** The page without one of its members; those behind move up. */
export function removeMember(answers: Answers, index: number): void {
  const count = memberCount(answers)
  const others = [...answers].filter(([name]) => !name.startsWith('members.'))
  const members = [...answers].flatMap(([name, value]): [string, string][] => {
    const parts = /^members\.(\d+)\.(.+)$/.exec(name)
    const at = Number(parts?.[1])
    if (!parts || at === index) return []
    return [[`${memberAt(at > index ? at - 1 : at)}${parts[2]}`, value]]
  })
  for (const name of new Set(answers.keys())) answers.delete(name)
  for (const [name, value] of [...others, ...members]) answers.append(name, value)
  answers.set(COUNT, String(Math.max(count - 1, 1)))
}
