import type * as z from 'zod'
import type * as codes from '../../code-lists.ts'
import { type Labels, UNKNOWN_LABEL } from './label.ts'

export const householdTypeLabels: Labels<z.infer<typeof codes.householdType>> = {
  'two-parents-with-minors': ['Due genitori con minori', 'Two parents with minors'],
  'single-mother': ['Madre sola con minori', 'Single mother'],
  'single-father': ['Padre solo con minori', 'Single father'],
  'relative-with-minors': ['Parente con minori (tutela da indicare)', 'Relative with minors'],
  'extended-with-minors': ['Famiglia allargata con minori', 'Extended family with minors'],
  'pregnant-no-minors': ['Donna in gravidanza senza minori', 'Pregnant, no minors'],
  'couple-no-minors': ['Coppia senza minori', 'Couple without minors'],
  'single-adult': ['Adulto solo', 'Single adult'],
  unknown: UNKNOWN_LABEL,
}

export const relationLabels: Labels<z.infer<typeof codes.relation>> = {
  self: ['Adulto di riferimento', 'Adult of reference'],
  partner: ['Coniuge o convivente', 'Partner'],
  child: ['Figlio o figlia', 'Child'],
  'partners-child': ['Figlio o figlia del partner', "Partner's child"],
  parent: ['Genitore', 'Parent'],
  sibling: ['Fratello o sorella', 'Sibling'],
  grandchild: ['Nipote (di nonni)', 'Grandchild'],
  'other-relative': ['Altro parente', 'Other relative'],
  'fostered-minor': ['Minore affidato', 'Fostered minor'],
  'not-related': ['Non parente', 'Not related'],
  'lives-elsewhere': ['Vive altrove', 'Lives elsewhere'],
  'abroad-reunification': ["All'estero, da ricongiungere", 'Abroad, to be reunited'],
  unknown: UNKNOWN_LABEL,
}

export const birthCertaintyLabels: Labels<'document' | 'declared' | 'estimated' | 'unknown'> = {
  document: ['Da un documento', 'By a document'],
  declared: ['Dichiarata', 'Declared'],
  estimated: ['Stimata', 'Estimated'],
  unknown: UNKNOWN_LABEL,
}

export const legalStatusLabels: Labels<z.infer<typeof codes.legalStatus>> = {
  applicant: ['Richiedente', 'Applicant'],
  'applicant-appeal': ['Ricorrente', 'Applicant, in appeal'],
  refugee: ['Rifugiato', 'Refugee'],
  subsidiary: ['Protezione sussidiaria', 'Subsidiary protection'],
  'special-protection': ['Protezione speciale', 'Special protection'],
  'special-cases': ['Casi speciali', 'Special cases'],
  'temporary-protection': ['Protezione temporanea', 'Temporary protection'],
  'other-permit': ['Altro titolo', 'Other permit'],
  'long-term': ['Soggiornante di lungo periodo', 'Long-term resident'],
  'family-of-citizen': ['Familiare di cittadino', 'Family of a citizen'],
  stateless: ['Apolide', 'Stateless'],
  'no-permit': ['Senza titolo', 'No permit'],
  'italian-or-eu': ['Italiano o UE', 'Italian or EU'],
  unknown: UNKNOWN_LABEL,
}

export const permitTypeLabels: Labels<z.infer<typeof codes.permitType> | 'unknown'> = {
  'asylum-request': ['Richiesta asilo', 'Asylum request'],
  asylum: ['Asilo', 'Asylum'],
  'subsidiary-protection': ['Protezione sussidiaria', 'Subsidiary protection'],
  'special-protection': ['Protezione speciale', 'Special protection'],
  'special-cases-art18': ['Casi speciali, art. 18', 'Special cases, art. 18'],
  'special-cases-art18bis': [
    'Casi speciali, art. 18-bis (violenza domestica)',
    'Special cases, art. 18-bis (domestic violence)',
  ],
  'special-cases-art18ter': [
    'Casi speciali, art. 18-ter (sfruttamento lavorativo)',
    'Special cases, art. 18-ter (labour exploitation)',
  ],
  'medical-care': ['Cure mediche (anche gravidanza)', 'Medical care (pregnancy included)'],
  calamity: ['Calamità', 'Calamity'],
  'minor-assistance': ['Assistenza minore (art. 31)', 'Assistance to a minor (art. 31)'],
  family: ['Motivi familiari', 'Family'],
  'temporary-protection': ['Protezione temporanea', 'Temporary protection'],
  employment: ['Lavoro subordinato', 'Employment'],
  'self-employment': ['Lavoro autonomo', 'Self-employment'],
  'awaiting-employment': ['Attesa occupazione', 'Awaiting employment'],
  study: ['Studio', 'Study'],
  'minor-age': ['Minore età', 'Minor age'],
  stateless: ['Apolidia', 'Statelessness'],
  'long-term-eu': ['UE per soggiornanti di lungo periodo', 'EU long-term'],
  'family-card': ['Carta di soggiorno per familiare', 'Family card'],
  other: ['Altro', 'Other'],
  unknown: UNKNOWN_LABEL,
}

export const permitConditionLabels: Labels<z.infer<typeof codes.permitCondition>> = {
  valid: ['Valido', 'Valid'],
  'renewal-requested': ['Rinnovo chiesto', 'Renewal requested'],
  expired: ['Scaduto', 'Expired'],
  refused: ['Rifiutato', 'Refused'],
  'never-issued': ['Mai rilasciato', 'Never issued'],
  unknown: UNKNOWN_LABEL,
}

export const receptionKindLabels: Labels<z.infer<typeof codes.receptionKind>> = {
  hub: ['HUB', 'HUB'],
  cas: ['CAS', 'CAS'],
  'sai-ordinary': ['SAI ordinario', 'SAI, ordinary'],
  'sai-mental-health': ['SAI disagio mentale', 'SAI, mental health'],
  'sai-minors': ['SAI minori', 'SAI, minors'],
  'humanitarian-corridor': ['Corridoio umanitario', 'Humanitarian corridor'],
  refuge: ['Casa rifugio', 'Refuge'],
  'anti-trafficking': ['Struttura anti-tratta', 'Anti-trafficking shelter'],
  'mother-child-community': ['Comunità madre-bambino', 'Mother and child community'],
  'fami-flat': ['Appartamento FAMI', 'FAMI flat'],
  'semi-autonomy': ['Semiautonomia', 'Semi-autonomy'],
  'own-rent': ['Affitto proprio', 'Own rent'],
  'rent-no-contract': ['Affitto senza contratto', 'Rent without contract'],
  'informal-hosting': ['Ospitalità informale', 'Informal hosting'],
  'public-housing': ['Edilizia residenziale pubblica', 'Public housing'],
  'social-hotel': ['Albergo sociale', 'Social hotel'],
  dormitory: ['Dormitorio', 'Dormitory'],
  'informal-settlement': ['Insediamento informale', 'Informal settlement'],
  'street-or-car': ['Strada o auto', 'Street or car'],
  hospital: ['Ospedale', 'Hospital'],
  other: ['Altro', 'Other'],
  unknown: UNKNOWN_LABEL,
}

export const leaveReasonLabels: Labels<z.infer<typeof codes.leaveReason>> = {
  'project-end': ['Fine progetto', 'End of project'],
  'status-decided': ['Esito della domanda', 'Status decided'],
  revoked: ['Revoca', 'Revoked'],
  renounced: ['Rinuncia', 'Renounced'],
  eviction: ['Sfratto', 'Eviction'],
  'hosting-ends': ["Fine dell'ospitalità", 'Hosting ends'],
  unknown: UNKNOWN_LABEL,
}
