import { type Accepted, accept, type Rejected, reject } from '@intarsi/kernel'
import { roundsOf } from '@intarsi/territories'
import { openDeadline } from '../deadlines/open-deadline.ts'
import { romeDay } from '../rome-time.ts'
import { dueAfter } from '../routing/due.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { type Move, moveReferral } from './move-referral.ts'
import { done, type Outcome } from './outcome.ts'
import { type Referral, referralRefOf } from './referral.ts'
import { mayMove } from './states.ts'

export type Question = { fields: string[]; by: string }

/** Rounds of questions so far, and how many the territory allows. */
export type Rounds = { asked: number; atMost: number }

export function roundsOfQuestions(referral: Referral): Rounds {
  return { asked: referral.row.question_rounds, atMost: roundsOf(profileOf(referral), 'informationAnswer') }
}

/** The sender is asked so often at most; then the table decides on what is known. */
export function decideQuestion(
  { asked, atMost }: Rounds,
  fields: string[],
): Accepted<never> | Rejected<'question-rounds-exhausted' | 'fields-required'> {
  if (fields.length === 0) return reject('fields-required', 'Name the fields that are asked for.')
  if (asked < atMost) return accept()
  const detail = `The sender was asked ${asked} times: decide on what is known.`
  return reject('question-rounds-exhausted', detail, { rounds: asked })
}

/** Asks the sender for named fields; the date is the profile's, with a reminder before. */
export async function askInformation(tx: EquipeTx, referral: Referral, question: Question): Promise<Outcome> {
  const may = mayMove(referral.row.state, 'ask-information')
  if (!may.ok) return may
  const asked = decideQuestion(roundsOfQuestions(referral), question.fields)
  if (!asked.ok) return asked
  return done(await putQuestion(tx, referral, { ...question, command: 'ask-information' }))
}

/** The move and the deadline of a question, whoever asks: the preparer or the table. */
export async function putQuestion(
  tx: EquipeTx,
  referral: Referral,
  question: Question & Pick<Move, 'command'> & Partial<Pick<Move, 'place'>>,
): Promise<Referral> {
  const { row } = referral
  const term = dueAfter(profileOf(referral), {
    key: 'informationAnswer',
    urgency: row.urgency,
    from: tx.now,
  })
  const dueOn = romeDay(term.dueAt)
  const record = { round: row.question_rounds + 1, fields: question.fields, askedBy: question.by, dueOn }
  const asked = await moveReferral(tx, referral, {
    to: 'info-requested',
    command: question.command,
    reason: 'incomplete',
    holder: { kind: 'sender', id: row.referrer_id },
    nextStep: 'answer-question',
    nextStepOn: dueOn,
    by: question.by,
    question: record,
    set: { question: record, question_rounds: record.round },
    ...(question.place ? { place: question.place } : {}),
  })
  await openDeadline(tx, {
    ...referralRefOf(asked),
    kind: 'information-answer',
    ...term,
    holderId: row.referrer_id,
    escalateTo: row.preparer_id,
  })
  return asked
}
