import { type Accepted, accept, type Rejected, reject } from '@intarsi/kernel'
import { openDeadline } from '../deadlines/open-deadline.ts'
import { romeDay } from '../rome-time.ts'
import { dueAfter } from '../routing/due.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { type Move, moveReferral } from './move-referral.ts'
import { done, type Outcome } from './outcome.ts'
import { type Referral, referralRefOf } from './referral.ts'
import { mayMove } from './states.ts'

const MAX_ROUNDS = 2

export type Question = { fields: string[]; by: string }

/** At most two rounds of questions; then the table decides on what is known. */
export function decideQuestion(
  rounds: number,
  fields: string[],
): Accepted<never> | Rejected<'question-rounds-exhausted' | 'fields-required'> {
  if (fields.length === 0) return reject('fields-required', 'Name the fields that are asked for.')
  if (rounds < MAX_ROUNDS) return accept()
  const detail = `The sender was asked ${rounds} times: decide on what is known.`
  return reject('question-rounds-exhausted', detail, { rounds })
}

/** Asks the sender for named fields; the date is the profile's, with a reminder before. */
export async function askInformation(tx: EquipeTx, referral: Referral, question: Question): Promise<Outcome> {
  const may = mayMove(referral.row.state, 'ask-information')
  if (!may.ok) return may
  const asked = decideQuestion(referral.row.question_rounds, question.fields)
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
