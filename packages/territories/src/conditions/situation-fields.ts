import {
  IN_RECEPTION,
  otherPath,
  receptionKind,
  referrerRole,
  requestKind,
  urgency,
  urgencyCriterion,
} from '@intarsi/contracts'
import { daysBetween } from '../days.ts'
import { protectionHeld } from './household.ts'
import { known, type ViewField, yes } from './view-field.ts'

/** Reception, services, languages, and the request itself. */
export const SITUATION_FIELDS: readonly ViewField[] = [
  {
    path: 'reception.kind',
    type: 'string',
    field: 'receptionKind',
    doc: 'Where the household lives (list 4.7)',
    codes: receptionKind.options,
    read: (facts) => known(facts.receptionKind),
  },
  {
    path: 'reception.inReception',
    type: 'bool',
    field: 'receptionKind',
    doc: 'Lives in reception: hub, CAS, SAI, humanitarian corridor',
    read: (facts) => (facts.receptionKind === 'unknown' ? undefined : IN_RECEPTION.has(facts.receptionKind)),
  },
  {
    path: 'reception.leavesInDays',
    type: 'int',
    field: 'leavesOn',
    doc: 'Days to the exit; negative when past; no value when the date is not known',
    read: (facts, context) =>
      facts.leavesOn === null ? undefined : BigInt(daysBetween(context.on, facts.leavesOn)),
  },
  {
    path: 'socialService.inCharge',
    type: 'bool',
    field: 'inChargeOfSocialService',
    doc: 'The territorial social service has a file (not the integrated presa in carico)',
    read: (facts) => yes(facts.inChargeOfSocialService),
  },
  {
    path: 'appliedForProtection',
    type: 'bool',
    field: 'appliedForProtection',
    doc: 'Protection was asked for at some time',
    read: (facts) => yes(facts.appliedForProtection),
  },
  {
    path: 'holdsProtection',
    type: 'bool',
    field: 'legalStatus',
    doc: 'A member is a refugee or holds subsidiary or special protection',
    read: protectionHeld,
  },
  {
    path: 'mediatorNeeded',
    type: 'bool',
    field: 'mediatorNeeded',
    doc: 'A mediator is needed for interviews',
    read: (facts) => yes(facts.mediatorNeeded),
  },
  {
    path: 'languages',
    type: 'list<string>',
    field: 'languages',
    doc: 'Languages for interviews, ISO 639-3',
    read: (facts) => facts.languages,
  },
  {
    path: 'tutorWish',
    type: 'string',
    field: 'tutorWish',
    doc: 'Whether the household would like a tutor',
    codes: ['yes', 'no', 'later', 'unknown'],
    read: (facts) => facts.tutorWish,
  },
  {
    path: 'otherPaths',
    type: 'list<string>',
    field: 'otherPaths',
    doc: 'Other open paths (list 4.11)',
    codes: otherPath.options,
    read: (facts) => facts.otherPaths,
  },
  {
    path: 'urgencyCriteria',
    type: 'list<string>',
    field: 'urgencyCriteria',
    doc: 'Urgency criteria (list 4.10)',
    codes: urgencyCriterion.options,
    read: (facts) => facts.urgencyCriteria,
  },
  {
    path: 'sender.role',
    type: 'string',
    field: 'referrerRole',
    doc: 'Role of who signals (list 4.1)',
    codes: referrerRole.options,
    read: (_facts, context) => context.referrerRole,
  },
  {
    path: 'request.kind',
    type: 'string',
    field: 'requestKind',
    doc: 'What is asked',
    codes: requestKind.options,
    read: (_facts, context) => context.requestKind,
  },
  {
    path: 'request.urgency',
    type: 'string',
    field: 'urgencyCriteria',
    doc: 'Urgency level U0 to U3',
    codes: urgency.options,
    read: (_facts, context) => context.urgency,
  },
]
