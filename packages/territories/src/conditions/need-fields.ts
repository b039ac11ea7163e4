import { AREAS, type Area, needCode, riskFactor, VULNERABILITY_FACTORS } from '@intarsi/contracts'
import { level, type ViewField } from './view-field.ts'

const needOf = (area: Area): ViewField => ({
  path: `needs.${area}`,
  type: 'int',
  field: `needs.${area}`,
  doc: `Need level of the area ${area}, 0 to 3; not assessed has no value`,
  read: (facts) => level(facts.needs[area]),
})

/** Needs, risk factors and particular vulnerability. */
export const NEED_FIELDS: readonly ViewField[] = [
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
]
