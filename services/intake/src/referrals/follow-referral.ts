import {
  caseManagerConfirmed,
  caseManagerInterim,
  caseManagerProposed,
  decisionRecorded,
  equipeFormed,
  presaInCaricoClosed,
  presaInCaricoOpened,
  referralMoved,
  referralRouted,
} from '@intarsi/contracts'
import { on, type Subscription } from '@intarsi/messaging'
import type { IntakeSchema } from '../schema.ts'
import { keepFact } from './keep-fact.ts'

/** Every fact of equipe that a sender follows its referral by. */
export const followReferral: Subscription<IntakeSchema>[] = [
  referralRouted,
  referralMoved,
  decisionRecorded,
  caseManagerProposed,
  caseManagerConfirmed,
  caseManagerInterim,
  equipeFormed,
  presaInCaricoOpened,
  presaInCaricoClosed,
].map((contract) => on<IntakeSchema, typeof contract>(contract, keepFact, { rootOnly: true }))
