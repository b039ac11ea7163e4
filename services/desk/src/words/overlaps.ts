import { words } from './words.ts'

/** Who may be following the household already (RA-04). */
export const overlapWords = words({
  ownCase: [
    'La sua presa in carico aperta: {number} ({territory}), case manager {name}',
    'Its open integrated case: {number} ({territory}), case manager {name}',
  ],
  ownCaseNoManager: [
    'La sua presa in carico aperta: {number} ({territory})',
    'Its open integrated case: {number} ({territory})',
  ],
  followed: ['Questo nucleo è già seguito:', 'This household is followed already:'],
  joins: [
    'La segnalazione si riunisce a {number}: non si apre un’altra presa in carico.',
    'The referral joins {number}: no other integrated case opens.',
  ],
  admitJoins: [
    'Il nucleo ha già una presa in carico aperta: ammettere riunisce questa segnalazione a {number} ({territory}), non ne apre un’altra.',
    'The household has an open integrated case: to admit joins this referral to {number} ({territory}) and opens no other.',
  ],
  joinedTo: ['Riunita a', 'Joined to'],
  theOpenCase: [
    'la presa in carico già aperta per lo stesso nucleo',
    'the integrated case already open for the same household',
  ],
  anotherReferral: ['un’altra segnalazione dello stesso nucleo', 'another referral of the same household'],
  otherReferral: [
    'Un’altra segnalazione: {number} ({territory})',
    'Another referral: {number} ({territory})',
  ],
  possibleDuplicate: [
    'Un nucleo che può essere lo stesso: {number} ({territory})',
    'A household that may be the same: {number} ({territory})',
  ],
  title: [
    'Un’altra équipe può seguire già questo nucleo:',
    'Another équipe may be following this household already:',
  ],
  checked: ['Come si sono accordate le équipe', 'How the équipes were brought together'],
  hint: [
    'Serve dove il territorio non vuole due équipe per lo stesso nucleo (Ravenna).',
    'Needed where the territory wants no two équipes for one household (Ravenna).',
  ],
  missing: [
    'Scrivi come si sono accordate le équipe che possono seguire già il nucleo',
    'Write how the équipes that may follow the household already were brought together',
  ],
})
