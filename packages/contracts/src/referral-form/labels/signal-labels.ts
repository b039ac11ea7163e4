import type * as z from 'zod'
import type * as codes from '../../code-lists.ts'
import { type Labels, UNKNOWN_LABEL } from './label.ts'

export const referrerRoleLabels: Labels<z.infer<typeof codes.referrerRole>> = {
  'social-worker': ['Assistente sociale', 'Social worker'],
  'sportello-operator': ['Operatore di sportello', 'Help desk worker'],
  'reception-operator': ['Operatore CAS/SAI', 'Reception worker (CAS, SAI)'],
  mediator: ['Mediatore linguistico-culturale', 'Cultural mediator'],
  educator: ['Educatore', 'Educator'],
  'legal-operator': ['Operatore legale', 'Legal operator'],
  'health-professional': ['Professionista sanitario', 'Health professional'],
  school: ['Scuola', 'School'],
  volunteer: ['Volontario', 'Volunteer'],
  other: ['Altro', 'Other'],
}

export const requestKindLabels: Labels<z.infer<typeof codes.requestKind> | 'unknown'> = {
  'presa-in-carico': ['Presa in carico integrata', 'Integrated case'],
  advice: ["Consulenza all'operatore", 'Advice to the operator'],
  'expert-at-sportello': ['Esperto allo sportello', 'An expert at the help desk'],
  'housing-contribution': ["Contributo per l'abitare", 'Contribution to housing'],
  unknown: UNKNOWN_LABEL,
}

export const channelLabels: Labels<z.infer<typeof codes.channel>> = {
  web: ['Web', 'Web'],
  'paper-transcribed': ['Carta, trascritta', 'Paper, transcribed'],
  'phone-urgent': ['Telefono, urgente', 'Telephone, urgent'],
  import: ['Importata da un file', 'Imported from a file'],
}

export const noticeModeLabels: Labels<'written' | 'read-aloud' | 'with-mediator' | 'deferred-protection'> = {
  written: ['Scritta', 'Written'],
  'read-aloud': ['Letta ad alta voce', 'Read aloud'],
  'with-mediator': ['Con mediatore', 'With a mediator'],
  'deferred-protection': ['Rinviata per protezione', 'Deferred for protection'],
}

export const agreementLabels: Labels<'yes' | 'no' | 'not-asked-protection'> = {
  yes: ["Sì, è d'accordo", 'Yes, it agrees'],
  no: ['No', 'No'],
  'not-asked-protection': ['Non chiesto, per protezione', 'Not asked, for protection'],
}

export const contactChannelLabels: Labels<
  'phone' | 'text-message' | 'e-mail' | 'in-person' | 'through-referrer' | 'none' | 'unknown'
> = {
  phone: ['Telefono', 'Telephone'],
  'text-message': ['Messaggio', 'Text message'],
  'e-mail': ['E-mail', 'E-mail'],
  'in-person': ['Di persona', 'In person'],
  'through-referrer': ['Tramite chi segnala', 'Through the referrer'],
  none: ['Nessuno', 'None'],
  unknown: UNKNOWN_LABEL,
}

export const yesNoUnknownLabels: Labels<z.infer<typeof codes.yesNoUnknown>> = {
  yes: ['Sì', 'Yes'],
  no: ['No', 'No'],
  unknown: UNKNOWN_LABEL,
}

export const urgencyCriterionLabels: Labels<z.infer<typeof codes.urgencyCriterion>> = {
  'minors-without-roof-tonight': ['Minori senza un tetto stanotte', 'Minors without a roof tonight'],
  'danger-of-violence': ['Pericolo di violenza', 'Danger of violence'],
  'lifesaving-therapy-interrupted': ['Terapia salvavita interrotta', 'Life-saving therapy interrupted'],
  'exit-or-eviction-within-15d-no-home': [
    'Uscita o sfratto entro 15 giorni, senza casa',
    'Exit or eviction within 15 days, no home',
  ],
  'late-pregnancy-or-newborn-no-home': [
    'Gravidanza avanzata o neonato, senza casa',
    'Late pregnancy or newborn, no home',
  ],
  'permit-expires-within-15d-no-appointment': [
    'Titolo in scadenza entro 15 giorni, senza appuntamento',
    'Permit expires within 15 days, no appointment',
  ],
  'minor-at-risk': ['Minore a rischio', 'Minor at risk'],
  'exit-or-eviction-within-60d': ['Uscita o sfratto entro 60 giorni', 'Exit or eviction within 60 days'],
  'permit-expires-within-60d': ['Titolo in scadenza entro 60 giorni', 'Permit expires within 60 days'],
  'minor-out-of-school': ['Minore non iscritto a scuola', 'Minor out of school'],
  'therapy-at-risk': ['Terapia a rischio', 'Therapy at risk'],
}

export const urgencyLabels: Labels<z.infer<typeof codes.urgency>> = {
  U0: ['Oggi', 'Today'],
  U1: ['Entro 7 giorni', 'Within 7 days'],
  U2: ['Entro 30 giorni', 'Within 30 days'],
  U3: ['Ordinaria', 'Ordinary'],
}
