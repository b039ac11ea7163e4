import { words } from './words.ts'

/** Words of the texts that household and host sign. */
export const agreementTextWords = words({
  title: ['Testi', 'Texts'],
  lead: [
    'Patto di accoglienza e regolamento di convivenza in vigore: si firmano prima dell’ingresso, spiegati in una lingua che il nucleo capisce.',
    'The hosting agreement and the house rules in force: signed before moving in, explained in a language the household understands.',
  ],
  version: ['Versione {version}', 'Version {version}'],
  italian: ['Testo in italiano', 'Italian text'],
  english: ['Testo in inglese', 'English text'],
  noEnglish: ['Manca il testo in inglese.', 'There is no English text.'],
  publish: ['Pubblica una nuova versione', 'Publish a new version'],
  publishHint: [
    'Ciò che è già firmato resta firmato nella sua versione.',
    'What is signed stays signed in its own version.',
  ],
  published: ['La nuova versione è in vigore.', 'The new version is in force.'],
  tooShort: ['Scrivi il testo intero, almeno 20 caratteri', 'Write the whole text, at least 20 characters'],
  noTerritory: ['Non segui alloggi di nessun territorio.', 'You look after places of no territory.'],
})
