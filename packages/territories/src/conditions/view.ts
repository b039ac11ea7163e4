import {
  AREAS,
  type Area,
  type DecisionFacts,
  householdType,
  IN_RECEPTION,
  legalStatus,
  type MemberFacts,
  needCode,
  otherPath,
  receptionKind,
  referrerRole,
  requestKind,
  riskFactor,
  type Urgency,
  urgency,
  urgencyCriterion,
  VULNERABILITY_FACTORS,
} from '@intarsi/contracts'
import { daysBetween } from '../days.ts'
import { hasPregnancy, minorsAtHome, protectionHeld, singleParent } from './household.ts'

/** What is known beside the decision facts when a referral is routed or an équipe composed. */
export type RouteContext = {
  urgency: Urgency
  referrerRole: string
  requestKind: string
  /** Local Rome day, YYYY-MM-DD. */
  on: string
  /** The preparer's reasoned judgement of particular vulnerability, beside the factors marked V. */
  particularVulnerability?: boolean
  /** Gates a coordinator overrode: they do not act again on this referral. */
  overridden?: readonly string[]
}

type Value = string | bigint | boolean | string[]
type Kind = 'string' | 'int' | 'bool' | 'list<string>'

/** One fact that a condition may read. A fact that nobody assessed has no value: it is never zero and never no. */
export type ViewField = {
  path: string
  type: Kind
  /** The scheda field it comes from; asked of the sender when it is missing. */
  field: string
  doc: string
  codes?: readonly string[]
  read: (facts: DecisionFacts, context: RouteContext) => Value | undefined
}

const NOT_ASSESSED = 9
const level = (value: number | undefined) =>
  value === undefined || value === NOT_ASSESSED ? undefined : BigInt(value)
const count = (value: number | undefined) => (value === undefined ? undefined : BigInt(value))
const known = (value: string | null | undefined) =>
  value === undefined || value === null || value === 'unknown' ? undefined : value
const yes = (value: 'yes' | 'no' | 'unknown') => (value === 'unknown' ? undefined : value === 'yes')

/** The adult of reference: the member who is `self`, else the first. */
export const referenceOf = (facts: DecisionFacts): MemberFacts | undefined =>
  facts.members.find((member) => member.relation === 'self') ?? facts.members[0]

const needOf = (area: Area): ViewField => ({
  path: `needs.${area}`,
  type: 'int',
  field: `needs.${area}`,
  doc: `Need level of the area ${area}, 0 to 3; not assessed has no value`,
  read: (facts) => level(facts.needs[area]),
})

/** Every fact a CEL condition may read, with its type: the documented view of the decision facts. */
export const VIEW: readonly ViewField[] = [
  {
    path: 'household.type',
    type: 'string',
    field: 'householdType',
    doc: 'Kind of household (list 4.2)',
    codes: householdType.options,
    read: (facts) => known(facts.householdType),
  },
  {
    path: 'household.size',
    type: 'int',
    field: 'members',
    doc: 'Members listed',
    read: (facts) => BigInt(facts.members.length),
  },
  {
    path: 'household.minors',
    type: 'int',
    field: 'birth',
    doc: 'Dependent minors living with the household; at least this many when some ages are not known',
    read: (facts) => count(minorsAtHome(facts)),
  },
  {
    path: 'household.minorsElsewhere',
    type: 'int',
    field: 'members',
    doc: 'Minors of the household who live elsewhere or wait abroad',
    read: (facts) =>
      BigInt(
        facts.members.filter(
          (member) =>
            ['lives-elsewhere', 'abroad-reunification'].includes(member.relation) &&
            (member.ageYears ?? 18) < 18,
        ).length,
      ),
  },
  {
    path: 'household.singleParent',
    type: 'bool',
    field: 'householdType',
    doc: 'One adult alone with minors',
    read: singleParent,
  },
  {
    path: 'household.pregnant',
    type: 'bool',
    field: 'pregnancyMonth',
    doc: 'A pregnancy is declared',
    read: hasPregnancy,
  },
  {
    path: 'reference.italianLevel',
    type: 'int',
    field: 'italianLevel',
    doc: 'Italian of the adult of reference, 0 none to 3 good',
    read: (facts) => level(referenceOf(facts)?.italianLevel),
  },
  {
    path: 'reference.legalStatus',
    type: 'string',
    field: 'legalStatus',
    doc: 'Legal position of the adult of reference (list 4.5)',
    codes: legalStatus.options,
    read: (facts) => known(referenceOf(facts)?.legalStatus),
  },
  {
    path: 'serviceOrientation',
    type: 'int',
    field: 'serviceOrientation',
    doc: 'Orientation in essential services, 0 none to 3 alone',
    read: (facts) => level(facts.serviceOrientation),
  },
  {
    path: 'parentingConcern',
    type: 'int',
    field: 'parentingConcern',
    doc: 'Difficulty in the care of the children, 0 none to 3 strong',
    read: (facts) => level(facts.parentingConcern),
  },
  ...AREAS.map(needOf),
  {
    path: 'needCodes',
    type: 'list<string>',
    field: 'needCodes',
    doc: 'Needs (list 4.9)',
    codes: needCode.options,
    read: (facts) => facts.needCodes,
  },
  {
    path: 'riskFactors',
    type: 'list<string>',
    field: 'riskFactors',
    doc: 'Risk factors (list 4.8); restricted',
    codes: riskFactor.options,
    read: (facts) => facts.riskFactors.map((factor) => factor.code),
  },
  {
    path: 'vulnerable',
    type: 'bool',
    field: 'riskFactors',
    doc: 'Particular vulnerability: a factor marked V or the judgement of the preparer; composition alone does not count',
    read: (facts, context) =>
      context.particularVulnerability === true ||
      facts.riskFactors.some((factor) => VULNERABILITY_FACTORS.has(factor.code)),
  },
  {
    path: 'culturalObstacle',
    type: 'bool',
    field: 'culturalObstacle',
    doc: 'Cultural differences may hinder the project (second ground of RE-10)',
    read: (facts) => facts.culturalObstacle,
  },
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

export const VIEW_BY_PATH: ReadonlyMap<string, ViewField> = new Map(VIEW.map((field) => [field.path, field]))

/** Values of the view for one household; a fact not assessed has no key. */
export function viewOf(facts: DecisionFacts, context: RouteContext): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const field of VIEW) place(values, field.path, field.read(facts, context))
  return values
}

function place(values: Record<string, unknown>, path: string, value: Value | undefined): void {
  const [root = path, leaf] = path.split('.')
  if (leaf === undefined) {
    if (value !== undefined) values[root] = value
    return
  }
  const group = (values[root] ?? {}) as Record<string, unknown>
  values[root] = group
  if (value !== undefined) group[leaf] = value
}
