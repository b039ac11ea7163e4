import { type Message, words } from './words.ts'

/** Why a person was chosen and not the next one, why nobody was: codes of `equipe`'s choice. */
const CHOICE: Readonly<Record<string, Message<''>>> = words({
  'lighter-load': ['carico di casi più leggero', 'lighter caseload'],
  'speaks-language': ['parla una lingua del nucleo', 'speaks a language of the household'],
  experience: ['esperienza nelle aree richieste', 'experience in the areas needed'],
  'knows-household': ['si occupa già del nucleo', 'deals with the household already'],
  'preferred-profession': ['professione indicata dal modello', 'profession named by the model'],
  equal: ['alla pari con l’altra persona', 'equal to the other person'],
  'only-candidate': ['unica persona disponibile', 'only person available'],
  'no-candidate': ['nessuna persona disponibile', 'nobody available'],
  'is-case-manager': ['è il case manager', 'is the case manager'],
  'awaits-case-manager': [
    'è il posto del case manager, che non è ancora confermato',
    'it is the seat of the case manager, who is not confirmed yet',
  ],
  'call-suggested': ['si suggerisce una chiamata', 'a call is suggested'],
  'chosen-by-person': ['scelta da una persona, non dal sistema', 'chosen by a person, not by the system'],
  'account-disabled': ['account disattivato', 'account disabled'],
  'agreement-expired': ['accordo dell’ente scaduto', 'the body’s agreement expired'],
  'conflict-of-interest': ['conflitto d’interesse', 'conflict of interest'],
  'sharing-limit': ['il nucleo non vuole che si condivida', 'the household wants nothing shared'],
  excluded: ['già in équipe o già rifiutato', 'sits already, or declined'],
  away: ['assente', 'away'],
  'no-language': ['non parla le lingue del nucleo', 'does not speak the household’s languages'],
  'over-cap': ['oltre il limite di casi', 'over the cap'],
  declined: ['ha rinunciato', 'declined'],
  absence: ['assenza', 'absence'],
  'contract-ended': ['contratto concluso', 'contract ended'],
  'role-change': ['cambio di ruolo', 'change of role'],
  'household-asks-other': ['il nucleo chiede un’altra persona', 'the household asks for somebody else'],
})

export function choiceWords(code: string): Message<''> {
  return CHOICE[code] ?? { it: code, en: code }
}

/** Grounds on which a household is not taken in charge here (`referral-and-states.md` section 5). */
export const groundWords = words({
  'does-not-want': ['Non desidera il percorso', 'Does not want this'],
  unreachable: ['Non rintracciabile', 'Cannot be reached'],
  moved: ['Trasferito', 'Moved away'],
  'need-covered': ['Bisogno già coperto', 'Need covered already'],
  'no-minors': ['Nessun minore a carico', 'No dependent minor'],
  'other-measure': ['Altra misura più adatta', 'Another measure fits better'],
  'out-of-competence': ['Fuori competenza', 'Out of competence'],
  'specialist-first': ['Serve prima un servizio specialistico', 'A specialist service first'],
  safety: ['Sicurezza non garantita qui', 'Not safe here'],
  'conflict-of-interest': ['Conflitto d’interesse', 'Conflict of interest'],
})

const OTHER_REASONS: Readonly<Record<string, Message<''>>> = words({
  'still-in-reception': ['Ancora in accoglienza', 'Still in reception'],
  'not-in-charge': ['Non in carico al servizio sociale', 'Not in charge of the social service'],
  'no-capacity': ['Nessuna capienza', 'No capacity'],
  'no-mediator': ['Manca il mediatore', 'No mediator'],
  'agreement-expired': ['Accordo o progetto scaduto', 'Agreement or project expired'],
  duplicate: ['Doppia', 'Duplicate'],
  incomplete: ['Informazioni mai arrivate', 'Information never came'],
  'entered-in-error': ['Inserita per errore', 'Entered by mistake'],
})

/** Words of a reason's code; text written by a person stays as it is. */
export function reasonWords(code: string): Message<''> {
  const grounds: Readonly<Record<string, Message<''>>> = groundWords
  return grounds[code] ?? OTHER_REASONS[code] ?? { it: code, en: code }
}
