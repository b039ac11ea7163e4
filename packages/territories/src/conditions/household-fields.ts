import { type DecisionFacts, householdType, legalStatus, type MemberFacts } from '@intarsi/contracts'
import { hasPregnancy, minorsAtHome, minorsElsewhere, singleParent } from './household.ts'
import { count, known, level, type ViewField } from './view-field.ts'

/** The adult of reference: the member who is `self`, else the first. */
export const referenceOf = (facts: DecisionFacts): MemberFacts | undefined =>
  facts.members.find((member) => member.relation === 'self') ?? facts.members[0]

/** Composition of the household, its adult of reference, and what RE-17 reads. */
export const HOUSEHOLD_FIELDS: readonly ViewField[] = [
  {
    path: 'household.type',
    type: 'string',
    field: 'householdType',
    it: 'Tipo di nucleo (lista 4.2)',
    en: 'Kind of household (list 4.2)',
    codes: householdType.options,
    read: (facts) => known(facts.householdType),
  },
  {
    path: 'household.size',
    type: 'int',
    field: 'members',
    it: 'Componenti elencati',
    en: 'Members listed',
    read: (facts) => BigInt(facts.members.length),
  },
  {
    path: 'household.minors',
    type: 'int',
    field: 'birth',
    it: 'Minori a carico che vivono con il nucleo; almeno tanti, se di qualcuno non si sa l’età',
    en: 'Dependent minors living with the household; at least this many when some ages are not known',
    read: (facts) => count(minorsAtHome(facts)),
  },
  {
    path: 'household.minorsElsewhere',
    type: 'int',
    field: 'members',
    it: 'Minori del nucleo che vivono altrove o attendono all’estero',
    en: 'Minors of the household who live elsewhere or wait abroad',
    read: (facts) => BigInt(minorsElsewhere(facts)),
  },
  {
    path: 'household.singleParent',
    type: 'bool',
    field: 'householdType',
    it: 'Un solo adulto con minori',
    en: 'One adult alone with minors',
    read: singleParent,
  },
  {
    path: 'household.pregnant',
    type: 'bool',
    field: 'pregnancyMonth',
    it: 'Una gravidanza è dichiarata',
    en: 'A pregnancy is declared',
    read: hasPregnancy,
  },
  {
    path: 'reference.italianLevel',
    type: 'int',
    field: 'italianLevel',
    it: 'Italiano dell’adulto di riferimento, da 0 nessuno a 3 buono',
    en: 'Italian of the adult of reference, 0 none to 3 good',
    read: (facts) => level(referenceOf(facts)?.italianLevel),
  },
  {
    path: 'reference.legalStatus',
    type: 'string',
    field: 'legalStatus',
    it: 'Posizione giuridica dell’adulto di riferimento (lista 4.5)',
    en: 'Legal position of the adult of reference (list 4.5)',
    codes: legalStatus.options,
    read: (facts) => known(referenceOf(facts)?.legalStatus),
  },
  {
    path: 'serviceOrientation',
    type: 'int',
    field: 'serviceOrientation',
    it: 'Orientamento nei servizi essenziali, da 0 nessuno a 3 da solo',
    en: 'Orientation in essential services, 0 none to 3 alone',
    read: (facts) => level(facts.serviceOrientation),
  },
  {
    path: 'parentingConcern',
    type: 'int',
    field: 'parentingConcern',
    it: 'Difficoltà nella cura dei figli, da 0 nessuna a 3 forte',
    en: 'Difficulty in the care of the children, 0 none to 3 strong',
    read: (facts) => level(facts.parentingConcern),
  },
]
