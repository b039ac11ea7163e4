import { words } from './words.ts'

/** Words of the monitoring visits to come. */
export const visitWords = words({
  title: ['Visite', 'Visits'],
  lead: [
    'Visite di monitoraggio da fare: da chi, in quale alloggio, entro quando. Si registrano nell’inserimento.',
    'Monitoring visits to be made: to whom, in which place, by when. They are recorded in the placement.',
  ],
  none: ['Nessuna visita da fare.', 'No visit to be made.'],
  when: ['Quando', 'When'],
  dueOn: ['Entro il', 'By'],
  record: ['Registra la visita', 'Record the visit'],
  all: ['Tutte', 'All'],
  late: ['In ritardo', 'Late'],
  month: ['Entro trenta giorni', 'Within thirty days'],
})
