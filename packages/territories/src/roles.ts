/** What a person is called in a seat, a table or a decision; codes are shared by all territories. */
export type RoleLabel = {
  it: string
  en: string
  /** Counts as the social worker of ALL-13. */
  socialWorker?: true
  /** Counts as the reception and inclusion expert of ALL-13. */
  receptionExpert?: true
  volunteer?: true
}

export const ROLES = {
  'social-worker': { it: 'assistente sociale', en: 'social worker', socialWorker: true },
  'social-service-head': {
    it: 'responsabile dei Servizi Sociali',
    en: 'head of social services',
    socialWorker: true,
  },
  'territorial-social-service': {
    it: 'Servizio sociale territoriale',
    en: 'territorial social service',
    socialWorker: true,
  },
  coordinator: { it: 'figura di coordinamento', en: 'coordinator', receptionExpert: true },
  'case-manager': { it: 'case manager', en: 'case manager', receptionExpert: true },
  'reception-operator': {
    it: 'operatore esperto di accoglienza e inclusione',
    en: 'reception and inclusion operator',
    receptionExpert: true,
  },
  'cas-operator': { it: 'operatore CAS', en: 'operator of a CAS', receptionExpert: true },
  'sai-operator': { it: 'operatore SAI', en: 'operator of a SAI project', receptionExpert: true },
  'immigration-service': { it: 'servizio immigrazione', en: 'immigration service', receptionExpert: true },
  'local-authority-operator': {
    it: "operatore o coordinatore dell'ente locale",
    en: 'operator or coordinator of the local authority',
    receptionExpert: true,
  },
  'intercultural-expert': { it: 'esperto interculturale', en: 'intercultural expert', receptionExpert: true },
  'cultural-mediator': {
    it: 'mediatore linguistico-culturale',
    en: 'cultural mediator',
    receptionExpert: true,
  },
  'legal-operator': { it: 'operatore legale', en: 'legal operator' },
  'legal-proximity-operator': {
    it: 'operatore legale e di prossimità',
    en: 'legal and proximity operator',
    receptionExpert: true,
  },
  'immigration-law-expert': {
    it: 'esperto in legislazione e procedure sull’immigrazione',
    en: 'expert in immigration law and procedures',
  },
  'legal-consultant': { it: 'consulente legale', en: 'legal consultant' },
  lawyer: { it: 'avvocato esperto di immigrazione', en: 'immigration lawyer' },
  psychologist: {
    it: 'psicologa o psicologo, anche psicoterapeuta',
    en: 'psychologist, also psychotherapist',
  },
  ethnopsychologist: {
    it: 'etnopsicologa e psicoterapeuta',
    en: 'ethnopsychologist and psychotherapist',
  },
  pedagogist: { it: 'pedagogista', en: 'pedagogist' },
  sociologist: { it: 'sociologa', en: 'sociologist' },
  anthropologist: { it: 'antropologa', en: 'anthropologist', receptionExpert: true },
  educator: { it: 'educatore', en: 'educator' },
  'socio-health-operator': {
    it: 'operatore socio-sanitario',
    en: 'socio-health operator',
    receptionExpert: true,
  },
  'training-work-operator': { it: 'operatore formazione e lavoro', en: 'training and work operator' },
  'housing-proximity-operator': {
    it: 'operatore prossimità abitativa e convivenza',
    en: 'housing proximity and cohabitation operator',
  },
  'housing-manager': { it: 'gestore di housing sociale', en: 'social-housing manager' },
  'housing-referent': {
    it: 'referente dei Percorsi di Housing e Socio-Sanitari',
    en: 'referent of the housing and socio-health paths',
  },
  'housing-contribution-referent': {
    it: 'referente dei contributi alloggio',
    en: 'referent of the housing contributions',
  },
  'third-sector-referent': {
    it: 'referente di ente del Terzo settore',
    en: 'referent of a third-sector body',
  },
  'parenting-expert': {
    it: 'professionista della genitorialità in migrazione',
    en: 'professional of parenting in migration',
    receptionExpert: true,
  },
  'conflict-mediator': { it: 'mediatore sociale e dei conflitti', en: 'social and conflict mediator' },
  'cleaning-maintenance': { it: 'igienizzazione e manutenzione', en: 'cleaning and maintenance' },
  'integration-tutor': { it: "tutor dell'integrazione", en: 'integration tutor', volunteer: true },
  'neighbour-volunteer': {
    it: 'volontario di vicinanza solidale',
    en: 'neighbour volunteer',
    volunteer: true,
  },
  volunteer: { it: 'volontario', en: 'volunteer', volunteer: true },
  teacher: { it: 'insegnante', en: 'teacher' },
  paediatrician: { it: 'pediatra', en: 'paediatrician' },
  'general-practitioner': { it: 'medico di base', en: 'general practitioner' },
  'network-member': { it: 'componente della Rete', en: 'member of the network' },
  'sportello-operator': { it: 'operatore di sportello', en: 'operator of a social desk' },
  'partner-referent': { it: 'referente di ente partner', en: 'referent of a partner body' },
  'other-project-referent': { it: 'referente di altri progetti', en: 'referent of other projects' },
  household: { it: 'nucleo', en: 'household' },
} as const satisfies Record<string, RoleLabel>

export type RoleCode = keyof typeof ROLES

const catalogue: Readonly<Record<string, RoleLabel>> = ROLES

/** The label of a role code, or nothing when no such code exists. */
export function findRole(code: string): RoleLabel | undefined {
  return Object.hasOwn(catalogue, code) ? catalogue[code] : undefined
}
