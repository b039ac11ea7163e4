import { AREAS, type Area, needCode, riskFactor, VULNERABILITY_FACTORS } from '@intarsi/contracts'
import { level, type ViewField } from './view-field.ts'

const AREA_NAMES: Readonly<Record<Area, string>> = {
  legal: 'legale',
  social: 'sociale',
  health: 'sanitaria',
  housing: 'abitativa',
  work: 'lavoro e formazione',
}

const needOf = (area: Area): ViewField => ({
  path: `needs.${area}`,
  type: 'int',
  field: `needs.${area}`,
  it: `Livello di bisogno nell’area ${AREA_NAMES[area]}, da 0 a 3; non rilevato non ha valore`,
  en: `Need level of the area ${area}, 0 to 3; not assessed has no value`,
  read: (facts) => level(facts.needs[area]),
})

/** Needs, risk factors and particular vulnerability. */
export const NEED_FIELDS: readonly ViewField[] = [
  ...AREAS.map(needOf),
  {
    path: 'needCodes',
    type: 'list<string>',
    field: 'needCodes',
    it: 'Bisogni, voci (lista 4.9)',
    en: 'Needs (list 4.9)',
    codes: needCode.options,
    read: (facts) => facts.needCodes,
  },
  {
    path: 'riskFactors',
    type: 'list<string>',
    field: 'riskFactors',
    it: 'Fattori di rischio (lista 4.8); riservato',
    en: 'Risk factors (list 4.8); restricted',
    codes: riskFactor.options,
    read: (facts) => facts.riskFactors.map((factor) => factor.code),
  },
  {
    path: 'vulnerable',
    type: 'bool',
    field: 'riskFactors',
    it: 'Particolare vulnerabilità: un fattore segnato V o il giudizio di chi istruisce; la sola composizione non conta',
    en: 'Particular vulnerability: a factor marked V or the judgement of the preparer; composition alone does not count',
    read: (facts, context) =>
      context.particularVulnerability === true ||
      facts.riskFactors.some((factor) => VULNERABILITY_FACTORS.has(factor.code)),
  },
  {
    path: 'culturalObstacle',
    type: 'bool',
    field: 'culturalObstacle',
    it: 'Le differenze culturali possono ostacolare il percorso (secondo motivo di RE-10)',
    en: 'Cultural differences may hinder the project (second ground of RE-10)',
    read: (facts) => facts.culturalObstacle,
  },
]
