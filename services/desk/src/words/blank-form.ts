import arbAnswers from './scheda/answers/arb.json' with { type: 'json' }
import fraAnswers from './scheda/answers/fra.json' with { type: 'json' }
import porAnswers from './scheda/answers/por.json' with { type: 'json' }
import rusAnswers from './scheda/answers/rus.json' with { type: 'json' }
import spaAnswers from './scheda/answers/spa.json' with { type: 'json' }
import sqiAnswers from './scheda/answers/sqi.json' with { type: 'json' }
import turAnswers from './scheda/answers/tur.json' with { type: 'json' }
import ukrAnswers from './scheda/answers/ukr.json' with { type: 'json' }
import arb from './scheda/arb.json' with { type: 'json' }
import fra from './scheda/fra.json' with { type: 'json' }
import por from './scheda/por.json' with { type: 'json' }
import rus from './scheda/rus.json' with { type: 'json' }
import spa from './scheda/spa.json' with { type: 'json' }
import sqi from './scheda/sqi.json' with { type: 'json' }
import tur from './scheda/tur.json' with { type: 'json' }
import ukr from './scheda/ukr.json' with { type: 'json' }
import { words } from './words.ts'

/** Words of the printable blank scheda: Italian, beside which stands the household's language. */
export const blankWords = words({
  title: ['Scheda di segnalazione', 'Referral form'],
  intro: [
    'A tutte le domande si può rispondere «non so».',
    'Every question can be answered with “I do not know”.',
  ],
  householdType: ['Tipo di nucleo', 'Kind of household'],
  languages: ['Lingue per il colloquio', 'Languages for the interview'],
  mediatorNeeded: ['Serve un mediatore per il colloquio?', 'Is a mediator needed for the interview?'],
  members: ['Componenti del nucleo', 'Members of the household'],
  relation: ['Relazione', 'Relation'],
  givenName: ['Nome', 'Given name'],
  familyName: ['Cognome', 'Family name'],
  aliases: ['Nomi scritti anche in altro modo', 'Names also written in another way'],
  birth: ['Data di nascita', 'Birth'],
  birthCertainty: ['È certa?', 'Is it certain?'],
  italianLevel: ['Livello di italiano', 'Level of Italian'],
  legalStatus: ['Posizione giuridica', 'Legal status'],
  permitType: ['Titolo di soggiorno', 'Residence permit'],
  permitCondition: ['Stato del titolo', 'The permit’s condition'],
  permitExpiresOn: ['Scadenza', 'Expiry'],
  receptionKind: ['Tipo di alloggio', 'Kind of home'],
  leavesOn: ['Quando si deve lasciare l’alloggio', 'When the home must be left'],
  leaveReason: ['Per quale motivo', 'For which reason'],
  livesIn: ['Comune dove si vive', 'Municipality where it lives'],
  residence: ['Comune di residenza', 'Registered residence'],
  protectedAddress: ['L’indirizzo va tenuto segreto?', 'Must the address be kept secret?'],
  address: ['Indirizzo', 'Address'],
  inCharge: [
    'Il nucleo è già in carico al servizio sociale?',
    'Does the social service already have the household in charge?',
  ],
  appliedForProtection: [
    'Qualcuno ha chiesto protezione internazionale, anche in passato?',
    'Did anybody ask for international protection, also in the past?',
  ],
  safeContact: ['Come contattare il nucleo in sicurezza', 'How to contact the household safely'],
  level: ['Quanto è grande il bisogno', 'How great the need is'],
  legal: ['Area legale', 'Legal area'],
  social: ['Area sociale', 'Social area'],
  health: ['Salute', 'Health'],
  housing: ['Casa', 'Home'],
  work: ['Lavoro e formazione', 'Work and training'],
  needs: ['Quali bisogni', 'Which needs'],
  avoid: [
    'Comuni in cui il nucleo non sarebbe al sicuro',
    'Municipalities where the household would not be safe',
  ],
  occupation: ['Lavoro', 'Work'],
  benefits: ['Sostegni che riceve', 'Benefits it receives'],
  householdVoice: [
    'Che cosa chiede il nucleo, con le sue parole',
    'What the household asks, in its own words',
  ],
  strengths: ['Risorse', 'Strengths'],
  tutorWish: ['Vorrebbe un tutor volontario?', 'Would it like a volunteer tutor?'],
  privacyNotice: ['Informativa sulla privacy', 'Privacy notice'],
  householdAgreement: [
    'Il nucleo è d’accordo con la segnalazione?',
    'Does the household agree with the referral?',
  ],
  yes: ['Sì', 'Yes'],
  no: ['No', 'No'],
  unknown: ['Non so', 'I do not know'],
})

export type BlankKey = keyof typeof blankWords

/** The questions, and the answers to tick by `list/code`. */
type Translation = {
  questions: Readonly<Record<BlankKey, string>>
  answers: Readonly<Record<string, string>>
}

/** Translations of the blank scheda by ISO 639-3; each is to be read once by a mediator before it is handed out. */
const TRANSLATIONS: Readonly<Record<string, Translation>> = {
  fra: { questions: fra, answers: fraAnswers },
  spa: { questions: spa, answers: spaAnswers },
  por: { questions: por, answers: porAnswers },
  arb: { questions: arb, answers: arbAnswers },
  ukr: { questions: ukr, answers: ukrAnswers },
  rus: { questions: rus, answers: rusAnswers },
  tur: { questions: tur, answers: turAnswers },
  sqi: { questions: sqi, answers: sqiAnswers },
}

/** Languages in which the blank scheda can be printed beside Italian. */
export const BLANK_LANGUAGES = ['eng', ...Object.keys(TRANSLATIONS)]

const RIGHT_TO_LEFT = new Set(['arb', 'urd', 'pes', 'prs', 'pus', 'ckb'])
const TAGS: Readonly<Record<string, string>> = {
  eng: 'en',
  fra: 'fr',
  spa: 'es',
  por: 'pt',
  arb: 'ar',
  ukr: 'uk',
  rus: 'ru',
  tur: 'tr',
  sqi: 'sq',
}

/** How a household's language is written, and the blank scheda's texts in it. */
export type HouseholdLanguage = {
  lang: string
  dir: 'rtl' | 'ltr'
  question: (key: BlankKey) => string
  /** Null: the answer stands in Italian alone. */
  answer: (list: string, entry: { code: string; en: string }) => string | null
}

/** For the operator: a sheet that somebody of the household reads over a shoulder must not tell that one hides. */
const ITALIAN_ALONE = new Set([
  'privacyNotice.mode/deferred-protection',
  'householdAgreement/not-asked-protection',
])

/** The household's language by ISO 639-3; null where the scheda has no texts in it. */
export function inLanguage(language: string | null): HouseholdLanguage | null {
  if (language === null) return null
  const texts = TRANSLATIONS[language]
  if (!texts && language !== 'eng') return null
  return {
    lang: TAGS[language] ?? language,
    dir: RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr',
    question: (key) => texts?.questions[key] ?? blankWords[key].en,
    answer: (list, { code, en }) => {
      const key = `${list}/${code}`
      return ITALIAN_ALONE.has(key) ? null : (texts?.answers[key] ?? en)
    },
  }
}

/** Words of the page around it. */
export const blankPageWords = words({
  title: ['Scheda da stampare', 'Form to print'],
  lead: [
    'In italiano, con accanto la lingua del nucleo: si compila a penna e si trascrive dopo, scegliendo il canale «carta».',
    'In Italian, with the household’s language beside it: filled in with a pen and written up afterwards, with the channel “paper”.',
  ],
  language: ['Lingua del nucleo', 'The household’s language'],
  onlyItalian: ['Solo italiano', 'Italian only'],
  show: ['Mostra', 'Show'],
  review: [
    'Prima di consegnarla, fai leggere la traduzione a un mediatore. Le altre lingue si aggiungono con un file di testo.',
    'Before handing it out, have a mediator read the translation. Other languages are added with a text file.',
  ],
  number: ['Numero (dopo l’invio)', 'Number (after sending)'],
  date: ['Data del colloquio', 'Day of the interview'],
  operator: ['Operatore', 'Operator'],
  sportello: ['Sportello', 'Sportello'],
  byOperator: ['A cura dell’operatore', 'For the operator'],
  urgency: ['Urgenza', 'Urgency'],
  protocol: ['Protocollo dell’ente', 'The body’s protocol number'],
  signature: ['Firma', 'Signature'],
})
