import { type ReferralState, referralState } from '@intarsi/contracts'
import { describe, expect, test } from 'vitest'
import {
  assertMove,
  CLOSED_STATES,
  isOpen,
  MOVES,
  mayMove,
  OPEN_STATES,
  type ReferralCommand,
} from './states.ts'

/** Section 3.1, one line per command: the states it starts from, in the reference's own words. */
const TABLE: Record<ReferralCommand, string> = {
  route: 'submitted',
  'open-referral': 'routed under-review',
  'complete-file': 'routed under-review',
  'ask-information': 'under-review',
  'answer-information': 'info-requested',
  'information-overdue': 'info-requested',
  'meet-requirement': 'awaiting-precondition waiting-until',
  'wake-up': 'waiting-until',
  'requirement-overdue': 'awaiting-precondition',
  'confirm-exclusion': 'exclusion-proposed',
  'override-gate': 'exclusion-proposed',
  admit: 'routed under-review ready',
  'admit-waiting-list': 'routed under-review ready',
  'decide-ask-information': 'routed under-review ready',
  defer: 'routed under-review ready',
  redirect: 'routed under-review ready waiting-list',
  decline: 'routed under-review ready waiting-list',
  advise: 'routed under-review ready',
  join: 'routed under-review ready',
  'start-presa-in-carico': 'waiting-list',
  'confirm-handover': 'handing-over',
  'handover-failed': 'handing-over',
  amend: 'routed under-review info-requested awaiting-precondition waiting-until exclusion-proposed ready',
  withdraw: 'routed under-review info-requested awaiting-precondition waiting-until exclusion-proposed ready',
  'confirm-duplicate':
    'routed under-review info-requested awaiting-precondition waiting-until exclusion-proposed ready waiting-list handing-over',
  'split-household': 'joined',
  stay: 'routed under-review info-requested awaiting-precondition waiting-until exclusion-proposed ready waiting-list handing-over',
  'follow-household':
    'routed under-review info-requested awaiting-precondition waiting-until exclusion-proposed ready waiting-list handing-over',
  'transfer-competence':
    'routed under-review info-requested awaiting-precondition waiting-until exclusion-proposed ready waiting-list handing-over',
  'change-urgency':
    'routed under-review info-requested awaiting-precondition waiting-until exclusion-proposed ready waiting-list handing-over',
  'transfer-case': 'admitted',
  'migrate-profile':
    'routed under-review info-requested awaiting-precondition waiting-until exclusion-proposed ready waiting-list handing-over',
  'change-meeting':
    'routed under-review info-requested awaiting-precondition waiting-until exclusion-proposed ready waiting-list handing-over',
  void: 'routed under-review info-requested awaiting-precondition waiting-until exclusion-proposed ready waiting-list handing-over admitted handed-over advised joined withdrawn',
  'annul-decision': 'routed under-review ready',
  'correct-decision': 'info-requested waiting-list handing-over handed-over advised joined admitted',
}

const commands = Object.keys(MOVES) as ReferralCommand[]

describe('every cell of the state table', () => {
  for (const state of referralState.options) {
    test(`from ${state}, each command is allowed or refused with a code`, () => {
      for (const command of commands) {
        const answer = mayMove(state, command)
        const allowed = TABLE[command].split(' ').includes(state)
        expect({ command, ok: answer.ok }).toEqual({ command, ok: allowed })
        if (!answer.ok)
          expect(answer.code).toBe(
            CLOSED_STATES.includes(state) ? 'referral-closed' : 'referral-state-forbids',
          )
      }
    })
  }
})

test('a state is open, closed, or not yet equipe’s: never two of them', () => {
  const rest: ReferralState[] = ['draft', 'submitted']
  expect([...OPEN_STATES, ...CLOSED_STATES, ...rest].sort()).toEqual([...referralState.options].sort())
  expect(isOpen('waiting-list')).toBe(true)
  expect(isOpen('admitted')).toBe(false)
})

test('only an admission, a hand-over, advice, a join, a withdrawal or a void closes a referral: nothing declines by itself', () => {
  const closing = commands.filter((command) => MOVES[command].to.some((to) => CLOSED_STATES.includes(to)))
  expect(closing.sort()).toEqual(
    [
      'admit',
      'advise',
      'confirm-duplicate',
      'confirm-handover',
      'join',
      'start-presa-in-carico',
      'transfer-case',
      'void',
      'withdraw',
    ].sort(),
  )
})

test('a move outside its row is a bug and is thrown', () => {
  expect(() => assertMove('waiting-list', 'confirm-handover', 'handed-over')).toThrow(/no confirm-handover/)
  expect(() => assertMove('handing-over', 'confirm-handover', 'handed-over')).not.toThrow()
})
