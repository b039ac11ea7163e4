import type { ReferralDraft } from './form-fields.ts'

/**
 * When a field must be there. S: to send. T: completed by the preparer with the household before the table decides.
 * O: optional. A T field that a territory's gate reads is S there and only there.
 */
export type SchedaNeed = 'S' | 'T' | 'O'

export type SchedaField = {
  number: number
  /** Path of the field in the form; `members.` is one per member. */
  code: string
  need: SchedaNeed
  label: { it: string; en: string }
  /** Read only by who has the whole file, or opened with a reason. */
  restricted?: true
}

function field(number: number, code: string, need: SchedaNeed, it: string, en: string): SchedaField {
  return { number, code, need, label: { it, en } }
}

function restricted(row: SchedaField): SchedaField {
  return { ...row, restricted: true }
}

/** The scheda di segnalazione as a blank form shows it (`referral-and-states.md` section 4). */
export const SCHEDA: readonly SchedaField[] = [
  field(1, 'sportelloId', 'S', 'Sportello', 'Social help desk'),
  field(1, 'referrer', 'S', 'Operatore che segnala, telefono', 'Referrer, telephone'),
  field(1, 'referrerRole', 'S', 'Ruolo', 'Role'),
  field(1, 'referrerDeputy', 'O', 'Collega che può rispondere', 'Colleague who can answer'),
  field(2, 'requestKind', 'S', 'Che cosa si chiede', 'What is asked'),
  field(3, 'interviewOn', 'S', 'Data del colloquio', 'Day of the interview'),
  field(3, 'channel', 'S', 'Canale', 'Channel'),
  field(4, 'actionsSoFar', 'O', 'Che cosa è già stato fatto', 'What was done already'),
  field(4, 'protocolNumber', 'O', "Protocollo dell'ente", "The body's protocol number"),
  field(4, 'senderReference', 'O', "Riferimento interno dell'ente", "The body's own reference"),
  field(4, 'citesReferral', 'O', 'Segnalazione precedente', 'Earlier referral'),
  field(
    5,
    'privacyNotice',
    'S',
    'Informativa: versione, lingua, modo',
    'Privacy notice: version, language, how',
  ),
  field(6, 'householdAgreement', 'S', "Il nucleo è d'accordo", 'The household agrees'),
  field(6, 'protectionGround', 'O', 'Chi va protetto, e perché', 'Who must be protected, and why'),
  field(7, 'sharingLimits', 'O', 'Con chi non condividere', 'With whom not to share'),
  restricted(field(8, 'safeContact', 'S', 'Contatto sicuro', 'Safe contact')),
  field(8, 'protectedAddress', 'S', 'Indirizzo protetto', 'Protected address'),
  field(9, 'householdType', 'S', 'Tipo di nucleo', 'Kind of household'),
  field(10, 'members.givenName', 'T', 'Nome', 'Given name'),
  field(10, 'members.familyName', 'T', 'Cognome', 'Family name'),
  field(10, 'members.aliases', 'O', 'Altre grafie', 'Other spellings'),
  field(11, 'members.birth', 'S', 'Nascita', 'Birth'),
  field(11, 'members.birthCertainty', 'S', 'Quanto è certa', 'How certain it is'),
  field(11, 'members.relation', 'S', 'Relazione', 'Relation'),
  field(12, 'languages', 'S', 'Lingue per il colloquio', 'Languages for the interview'),
  field(12, 'mediatorNeeded', 'S', 'Serve un mediatore', 'A mediator is needed'),
  field(13, 'members.italianLevel', 'T', 'Italiano', 'Italian'),
  field(
    14,
    'serviceOrientation',
    'T',
    'Orientamento nei servizi essenziali',
    'Finding one’s way in services',
  ),
  field(
    15,
    'parentingConcern',
    'T',
    'Difficoltà nella cura dei figli',
    'Difficulty in caring for the children',
  ),
  field(
    16,
    'members.literacy',
    'T',
    'Alfabetizzazione nella propria lingua',
    'Literacy in one’s own language',
  ),
  field(16, 'members.gender', 'T', 'Genere', 'Gender'),
  field(17, 'members.pregnancyMonth', 'O', 'Gravidanza, mese', 'Pregnancy, month'),
  field(18, 'members.citizenship', 'T', 'Cittadinanza', 'Citizenship'),
  field(19, 'members.taxCode', 'O', 'Codice fiscale', 'Tax code'),
  field(19, 'members.permitNumber', 'O', 'Numero del permesso', 'Permit number'),
  field(20, 'members.legalStatus', 'S', 'Posizione giuridica', 'Legal status'),
  field(21, 'members.permitType', 'S', 'Titolo di soggiorno', 'Residence permit'),
  field(21, 'members.permitCondition', 'S', 'Stato del titolo', "The permit's condition"),
  field(21, 'members.permitExpiresOn', 'S', 'Scadenza', 'Expiry'),
  field(21, 'members.renewal', 'O', 'Ricevuta di rinnovo, appuntamento', 'Renewal receipt, appointment'),
  field(
    22,
    'appliedForProtection',
    'S',
    'Ha chiesto protezione in passato',
    'Asked for protection in the past',
  ),
  field(23, 'receptionKind', 'S', 'Dove vive', 'Where it lives'),
  field(23, 'host', 'O', 'Ente gestore e referente', 'Managing body and contact'),
  field(24, 'leavesOn', 'S', 'Uscita o termine', 'Exit or term'),
  field(24, 'leaveReason', 'S', 'Motivo', 'Reason'),
  field(
    25,
    'inChargeOfSocialService',
    'S',
    'In carico al servizio sociale',
    'In charge of the social service',
  ),
  field(26, 'residence', 'S', 'Comune di residenza', 'Registered residence'),
  field(26, 'livesIn', 'S', 'Dove vive (comune)', 'Where it lives (municipality)'),
  restricted(field(26, 'address', 'O', 'Indirizzo', 'Address')),
  field(26, 'wishes', 'O', 'Dove vorrebbe vivere', 'Where it would like to live'),
  field(27, 'needs', 'S', 'Bisogni nelle cinque aree', 'Needs in the five areas'),
  field(28, 'needCodes', 'S', 'Bisogni: voci', 'Needs: items'),
  restricted(
    field(29, 'riskFactors', 'T', 'Fattori di rischio, e da dove si sa', 'Risk factors, and how known'),
  ),
  field(29, 'culturalObstacle', 'O', 'Differenze culturali di ostacolo', 'Cultural differences in the way'),
  field(30, 'urgencyCriteria', 'S', "Criteri d'urgenza", 'Criteria of urgency'),
  field(31, 'members.schooling', 'T', 'Scuola o nido', 'School or nursery'),
  field(31, 'members.attendance', 'O', 'Frequenza', 'Attendance'),
  field(31, 'members.school', 'O', 'Quale scuola', 'Which school'),
  field(31, 'members.paediatrician', 'T', 'Pediatra', 'Paediatrician'),
  field(32, 'otherPaths', 'T', 'Altri percorsi aperti e referenti', 'Other open paths and contacts'),
  field(33, 'housingNeed', 'T', 'Casa: stanze, accessibilità, legami', 'Home: rooms, accessibility, bonds'),
  restricted(field(33, 'safetyExclusion', 'O', 'Persona da cui proteggere', 'Person to be protected from')),
  field(34, 'income', 'T', 'Lavoro, reddito, sostegni; ISEE', 'Work, income, support; ISEE'),
  field(35, 'householdVoice', 'T', 'Che cosa chiede il nucleo', 'What the household asks'),
  field(35, 'strengths', 'T', 'Risorse', 'Strengths'),
  field(35, 'tutorWish', 'T', 'Vorrebbe un tutor', 'Would like a tutor'),
  field(36, 'notes', 'O', 'Note', 'Notes'),
]

/** Fields that only one part of the members has: whose members lack them is for `fieldsToComplete` to say. */
const OF_MINORS = new Set(['members.schooling', 'members.paediatrician'])
const OF_ADULTS = new Set(['members.italianLevel', 'members.literacy', 'members.citizenship'])

/** Whether a field of members is asked of this one, who is an adult or is not. */
export function isAskedOf(code: string, adult: boolean): boolean {
  return OF_MINORS.has(code) ? !adult : adult || !OF_ADULTS.has(code)
}

/** Codes of the T fields still to be completed before the table decides; `isAdult` sorts the members. */
export function fieldsToComplete(
  form: ReferralDraft,
  isAdult: (member: NonNullable<ReferralDraft['members']>[number]) => boolean,
): string[] {
  const codes = SCHEDA.filter((row) => row.need === 'T').map((row) => row.code)
  return codes.filter((code) => {
    if (code === 'housingNeed' && (form.needs?.housing ?? 0) < 2) return false
    const [parent, part] = code.split('.')
    if (part === undefined) return !(code in form)
    const concerned = (form[parent as 'members'] ?? []).filter((member) => isAskedOf(code, isAdult(member)))
    return concerned.some((member) => !(part in member))
  })
}
