import {
  amendmentRequested,
  decisionRecorded,
  presaInCaricoClosed,
  presaInCaricoOpened,
  referralMoved,
  referralSubmitted,
} from '@intarsi/contracts'
import { facts, type TestRef } from './housing.ts'

/** What the other services would tell of one referral, from the contracts' own examples. */
export const submitted = (ref: TestRef, over = {}) => ({
  ...referralSubmitted.example,
  ...ref,
  facts: facts(over),
})
export const opened = (ref: TestRef, over = {}) => ({
  ...presaInCaricoOpened.example,
  ...ref,
  facts: facts(over),
})
export const closed = (ref: TestRef) => ({ ...presaInCaricoClosed.example, ...ref })
export const moved = (
  ref: TestRef,
  state: 'withdrawn' | 'void' | 'joined' | 'handed-over' | 'under-review',
) => ({
  ...referralMoved.example,
  ...ref,
  standing: { ...referralMoved.example.standing, state },
})
export const decided = (ref: TestRef, kind: 'decline' | 'redirect') => ({
  ...decisionRecorded.example,
  ...ref,
  kind,
  standing: { ...decisionRecorded.example.standing, state: 'handing-over' as const },
})
export const amended = (ref: TestRef, over = {}) => ({
  ...amendmentRequested.example,
  ...ref,
  facts: facts({ version: 2, ...over }),
})
