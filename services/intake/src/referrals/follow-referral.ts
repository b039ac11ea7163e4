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
  on<IntakeSchema, typeof referralRouted>(referralRouted, keepFact),
  on<IntakeSchema, typeof referralMoved>(referralMoved, keepFact),
  on<IntakeSchema, typeof decisionRecorded>(decisionRecorded, keepFact),
  on<IntakeSchema, typeof caseManagerProposed>(caseManagerProposed, keepFact),
  on<IntakeSchema, typeof caseManagerConfirmed>(caseManagerConfirmed, keepFact),
  on<IntakeSchema, typeof caseManagerInterim>(caseManagerInterim, keepFact),
  on<IntakeSchema, typeof equipeFormed>(equipeFormed, keepFact),
  on<IntakeSchema, typeof presaInCaricoOpened>(presaInCaricoOpened, keepFact),
  on<IntakeSchema, typeof presaInCaricoClosed>(presaInCaricoClosed, keepFact),
]
