import type * as z from 'zod'
import type * as codes from '../../code-lists.ts'
import { type Labels, UNKNOWN_LABEL } from './label.ts'

export const needCodeLabels: Labels<codes.NeedCode> = {
  'permit-renewal': ['Rinnovo del titolo', 'Renewal of the permit'],
  'permit-conversion': ['Conversione del titolo', 'Conversion of the permit'],
  'protection-procedure': ['Domanda di protezione', 'Protection procedure'],
  appeal: ['Ricorso', 'Appeal'],
  'residence-registration': ['Iscrizione anagrafica', 'Residence registration'],
  'family-reunification': ['Ricongiungimento familiare', 'Family reunification'],
  documents: ['Documenti', 'Documents'],
  'school-nursery': ['Scuola e nido', 'School and nursery'],
  'parenting-support': ['Sostegno alla genitorialità', 'Parenting support'],
  'home-education': ['Educativa domiciliare', 'Home education'],
  'childcare-conciliation': ['Conciliazione e cura dei figli', 'Childcare and conciliation'],
  benefits: ['Prestazioni e sostegni', 'Benefits'],
  'daily-life': ['Vita quotidiana', 'Daily life'],
  'isolation-network': ['Isolamento e rete', 'Isolation and network'],
  'registration-paediatrician': ['Iscrizione sanitaria, pediatra', 'Health registration, paediatrician'],
  'health-literacy': ['Orientamento sanitario', 'Health literacy'],
  'pregnancy-care': ['Gravidanza', 'Pregnancy care'],
  'mental-health': ['Salute mentale', 'Mental health'],
  'chronic-disability': ['Cronicità e disabilità', 'Chronic illness and disability'],
  trauma: ['Trauma', 'Trauma'],
  emergency: ['Emergenza abitativa', 'Housing emergency'],
  'semi-autonomy': ['Semiautonomia', 'Semi-autonomy'],
  cohousing: ['Coabitazione', 'Co-housing'],
  'rental-search': ['Ricerca di un affitto', 'Search for a rental'],
  'rent-contribution': ["Contributo all'affitto", 'Rent contribution'],
  'owner-neighbour-mediation': [
    'Mediazione con proprietari e vicini',
    'Mediation with owners and neighbours',
  ],
  utilities: ['Utenze', 'Utilities'],
  'home-keeping': ['Gestione della casa', 'Home keeping'],
  italian: ['Italiano', 'Italian'],
  'skills-cv': ['Competenze e curriculum', 'Skills and CV'],
  training: ['Formazione', 'Training'],
  'job-search': ['Ricerca di lavoro', 'Job search'],
  'driving-licence': ['Patente', 'Driving licence'],
  'qualification-recognition': ['Riconoscimento dei titoli', 'Recognition of qualifications'],
}

export const riskFactorLabels: Labels<codes.RiskFactor> = {
  trafficking: ['Tratta', 'Trafficking'],
  ptsd: ['Disturbo post-traumatico', 'Post-traumatic disorder'],
  torture: ['Tortura', 'Torture'],
  'sexual-violence': ['Violenza sessuale', 'Sexual violence'],
  'physical-psychological-violence': ['Violenza fisica o psicologica', 'Physical or psychological violence'],
  'illness-physical': ['Malattia fisica', 'Physical illness'],
  'illness-mental': ['Malattia mentale', 'Mental illness'],
  'low-health-literacy': ['Scarsa alfabetizzazione sanitaria', 'Low health literacy'],
  illiteracy: ['Analfabetismo', 'Illiteracy'],
  'low-skills': ['Basse competenze', 'Low skills'],
  'work-family-conciliation': ['Conciliazione lavoro-famiglia', 'Work and family'],
  'genital-mutilation': ['Mutilazione genitale', 'Genital mutilation'],
  'domestic-violence-current': ['Violenza domestica in atto', 'Domestic violence, going on'],
  disability: ['Disabilità', 'Disability'],
  'minor-at-risk': ['Minore a rischio', 'Minor at risk'],
  isolation: ['Isolamento', 'Isolation'],
  'debts-arrears': ['Debiti e morosità', 'Debts and arrears'],
  addiction: ['Dipendenza', 'Addiction'],
  'family-separation': ['Separazione familiare', 'Family separation'],
}

export const riskCertaintyLabels: Labels<z.infer<typeof codes.riskCertainty>> = {
  told: ['Riferito', 'Told'],
  observed: ['Osservato', 'Observed'],
  documented: ['Documentato', 'Documented'],
}

export const otherPathLabels: Labels<z.infer<typeof codes.otherPath>> = {
  'inclusion-pact': ['Patto di inclusione', 'Inclusion pact'],
  'uvm-minors': ['UVM minori', 'Multidimensional unit, minors'],
  'child-protection': ['Tutela minori o decreto', 'Child protection or court order'],
  'mental-health-centre': ['Centro di salute mentale', 'Mental health centre'],
  'addiction-service': ['Servizio dipendenze', 'Addiction service'],
  'family-advisory': ['Consultorio', 'Family advisory centre'],
  'anti-violence-centre': ['Centro antiviolenza', 'Anti-violence centre'],
  'anti-trafficking': ['Anti-tratta', 'Anti-trafficking'],
  'sai-extension': ['Proroga SAI', 'SAI extension'],
  'public-housing-list': ['Graduatoria ERP', 'Public housing list'],
  'adult-school': ['CPIA', 'Adult school (CPIA)'],
  'job-centre': ["Centro per l'impiego", 'Job centre'],
}

export const needLevelLabels: Labels<'0' | '1' | '2' | '3' | '9'> = {
  0: ['Nessun bisogno', 'No need'],
  1: ['Informazione', 'Information'],
  2: ['Accompagnamento', 'Accompaniment'],
  3: ['Intervento intenso, più servizi', 'Intense, several services'],
  9: ['Non rilevato', 'Not assessed'],
}

export const tutorWishLabels: Labels<'yes' | 'no' | 'later' | 'unknown'> = {
  yes: ['Sì', 'Yes'],
  no: ['No', 'No'],
  later: ['Più avanti', 'Later'],
  unknown: UNKNOWN_LABEL,
}

export const literacyLabels: Labels<'none' | 'basic' | 'full' | 'unknown'> = {
  none: ['Non legge', 'None'],
  basic: ['Di base', 'Basic'],
  full: ['Piena', 'Full'],
  unknown: UNKNOWN_LABEL,
}

export const schoolingLabels: Labels<'enrolled' | 'not-enrolled' | 'too-young' | 'unknown'> = {
  enrolled: ['Iscritto', 'Enrolled'],
  'not-enrolled': ['Non iscritto', 'Not enrolled'],
  'too-young': ['Troppo piccolo', 'Too young'],
  unknown: UNKNOWN_LABEL,
}

/** ISO 639-3, in Italian, in English and in the language itself (list 4.4); other languages are written by their code. */
const LANGUAGES: Readonly<Record<string, readonly [it: string, en: string, own: string]>> = {
  ita: ['italiano', 'Italian', 'italiano'],
  eng: ['inglese', 'English', 'English'],
  fra: ['francese', 'French', 'français'],
  spa: ['spagnolo', 'Spanish', 'español'],
  por: ['portoghese', 'Portuguese', 'português'],
  arb: ['arabo standard', 'Standard Arabic', 'العربية'],
  ary: ['arabo marocchino', 'Moroccan Arabic', 'الدارجة'],
  arz: ['arabo egiziano', 'Egyptian Arabic', 'مصري'],
  apc: ['arabo levantino', 'Levantine Arabic', 'شامي'],
  tir: ['tigrino', 'Tigrinya', 'ትግርኛ'],
  amh: ['amarico', 'Amharic', 'አማርኛ'],
  orm: ['oromo', 'Oromo', 'Afaan Oromoo'],
  som: ['somalo', 'Somali', 'Soomaali'],
  swa: ['swahili', 'Swahili', 'Kiswahili'],
  lin: ['lingala', 'Lingala', 'lingála'],
  hau: ['hausa', 'Hausa', 'Hausa'],
  yor: ['yoruba', 'Yoruba', 'Yorùbá'],
  ibo: ['igbo', 'Igbo', 'Igbo'],
  bin: ['edo (bini)', 'Edo (Bini)', 'Ẹ̀dó'],
  pcm: ['pidgin nigeriano', 'Nigerian Pidgin', 'Naijá'],
  aka: ['akan (twi)', 'Akan (Twi)', 'Akan'],
  bam: ['bambara', 'Bambara', 'bamanankan'],
  dyu: ['diula', 'Dyula', 'julakan'],
  fuc: ['pulaar', 'Pulaar', 'Pulaar'],
  mnk: ['mandinka', 'Mandinka', 'Mandinka'],
  wol: ['wolof', 'Wolof', 'Wolof'],
  urd: ['urdu', 'Urdu', 'اردو'],
  pan: ['punjabi', 'Punjabi', 'ਪੰਜਾਬੀ'],
  ben: ['bengalese', 'Bengali', 'বাংলা'],
  pus: ['pashto', 'Pashto', 'پښتو'],
  prs: ['dari', 'Dari', 'دری'],
  pes: ['farsi', 'Farsi', 'فارسی'],
  ckb: ['curdo sorani', 'Sorani Kurdish', 'سۆرانی'],
  kmr: ['curdo kurmanji', 'Kurmanji Kurdish', 'kurmancî'],
  tur: ['turco', 'Turkish', 'Türkçe'],
  ukr: ['ucraino', 'Ukrainian', 'українська'],
  rus: ['russo', 'Russian', 'русский'],
  kat: ['georgiano', 'Georgian', 'ქართული'],
  sqi: ['albanese', 'Albanian', 'shqip'],
  zho: ['cinese', 'Chinese', '中文'],
  ise: ['lingua dei segni italiana', 'Italian Sign Language', 'LIS'],
}

export const languageLabels: Labels<string> = Object.fromEntries(
  Object.entries(LANGUAGES).map(([code, [it, en]]) => [code, [it, en]]),
)

/** What a language is called by those who speak it; undefined for one that the list does not have. */
export const ownNameOf = (language: string): string | undefined => LANGUAGES[language]?.[2]
