import { words } from './words.ts'

export const channelWords = words({
  telephone: ['Telefono', 'Telephone'],
  message: ['Messaggio', 'Message'],
  visit: ['Visita', 'Visit'],
  'through-service': ['Attraverso un servizio', 'Through a service'],
})

/** Words of the tries to reach a household. */
export const contactAttemptWords = words({
  title: ['Tentativi di contatto', 'Tries to reach the household'],
  record: ['Registra un tentativo di contatto', 'Record a try to reach the household'],
  recorded: ['Il tentativo è registrato.', 'The try is recorded.'],
  hint: [
    'Sul contatto sicuro e nella lingua del nucleo. Per una segnalazione da leggere oggi la telefonata va fatta e registrata insieme alla presa visione. Un nucleo non è rintracciabile solo dopo 3 tentativi in 3 giorni diversi e 10 giorni lavorativi dal primo.',
    'On the safe contact and in the household’s language. For a referral to be read today the call is made and recorded together with the first read. A household counts as not to be reached only after 3 tries on 3 days and 10 working days from the first.',
  ],
  on: ['In quale giorno', 'On which day'],
  channel: ['Come', 'How'],
  language: ['In quale lingua', 'In which language'],
  dayMissing: ['Scrivi il giorno del tentativo', 'Write the day of the try'],
  dayToCome: ['Un tentativo si registra quando è avvenuto', 'A try is recorded when it has happened'],
  channelMissing: ['Scegli come', 'Choose how'],
})
