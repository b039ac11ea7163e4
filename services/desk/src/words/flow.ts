import { words } from './words.ts'

/** Words of every plot. */
export const plotWords = words({
  table: ['I dati in tabella', 'The data in a table'],
})

/** Words of the page that shows how referrals went through a territory. */
export const flowWords = words({
  title: ['Andamento', 'Flow'],
  lead: [
    'Le segnalazioni ricevute dal {date}: da dove arrivano, quanto aspettano a ogni passo, dove si fermano.',
    'Referrals received since {date}: where they come from, how long they wait at each step, where they stay.',
  ],
  territory: ['Territorio', 'Territory'],
  period: ['Periodo', 'Period'],
  months: [
    '{count, plural, one {Un mese} other {Ultimi # mesi}}',
    '{count, plural, one {One month} other {Last # months}}',
  ],
  show: ['Mostra', 'Show'],
  none: ['Nessuna segnalazione in questo periodo.', 'No referral in this period.'],
  received: ['Segnalazioni per sportello', 'Referrals by source'],
  receivedAbout: ['Quante ne sono arrivate ogni mese, e da chi.', 'How many came each month, and from whom.'],
  sportello: ['Sportello', 'Source'],
  unknownSource: ['Sportello non più in elenco', 'Source no longer listed'],
  others: ['Altri', 'Others'],
  total: ['Totale', 'Total'],
  areas: ['Bisogni per area', 'Needs by area'],
  areasAbout: [
    'Segnalazioni con un bisogno di livello 2 o 3 in ogni area, secondo lo sportello; una segnalazione può contare in più aree.',
    'Referrals with a need of level 2 or 3 in each area, as the source saw it; one referral may count in several areas.',
  ],
  times: ['Quanto tempo passa', 'How long it takes'],
  timesAbout: [
    'Giorni di calendario dall’invio a ogni passo, valore mediano per mese di invio. Contano solo le segnalazioni che ci sono arrivate: i mesi recenti sono incompleti.',
    'Calendar days from sending to each step, the median by month of sending. Only referrals that came so far count: recent months are incomplete.',
  ],
  housingAway: [
    'Il servizio della casa non risponde: il tempo fino alla casa non è mostrato.',
    'The housing service does not answer: the time to a home is not shown.',
  ],
  month: ['Mese di invio', 'Month of sending'],
  step: ['Passo', 'Step'],
  referrals: ['Segnalazioni', 'Referrals'],
  median: ['Giorni, valore mediano', 'Days, median'],
  ninthDecile: ['Giorni, 9 su 10 entro', 'Days, 9 of 10 within'],
  funnel: ['Fin dove arrivano', 'How far they come'],
  funnelAbout: [
    'Delle segnalazioni ricevute nel periodo, quante hanno già superato ogni passo.',
    'Of the referrals received in the period, how many have passed each step so far.',
  ],
  share: ['{value, number} %', '{value, number} %'],
  shareLabel: ['Sul totale', 'Of all'],
  waiting: ['Dove aspettano ora', 'Where they wait now'],
  waitingAbout: [
    'Tutte le segnalazioni aperte del territorio, anche più vecchie del periodo; accanto, da quanti giorni aspetta la più ferma.',
    'Every open referral of the territory, older ones too; beside it, for how many days the longest has waited.',
  ],
  nobodyWaits: ['Nessuna segnalazione aperta.', 'No open referral.'],
  state: ['Dove', 'Where'],
  longest: ['Giorni, la più ferma', 'Days, the longest'],
  longestNote: [
    '{days, plural, =0 {da oggi} one {fino a # giorno} other {fino a # giorni}}',
    '{days, plural, =0 {since today} one {up to # day} other {up to # days}}',
  ],
  waitForHome: [
    '{count, plural, =0 {Nessun nucleo aspetta una casa.} one {# nucleo aspetta una casa.} other {# nuclei aspettano una casa.}}',
    '{count, plural, =0 {No household waits for a home.} one {# household waits for a home.} other {# households wait for a home.}}',
  ],
  number: ['{value, number}', '{value, number}'],
})

export const timeStepWords = words({
  'first-read': ['Presa visione', 'First read'],
  table: ['Decisione del tavolo', 'Decision of the table'],
  'case-manager': ['Case manager confermato', 'Case manager confirmed'],
  home: ['Ingresso in casa', 'Moving in'],
})

export const funnelWords = words({
  submitted: ['Inviate', 'Sent'],
  read: ['Lette', 'Read'],
  decided: ['Decise dal tavolo', 'Decided by the table'],
  admitted: ['Ammesse', 'Admitted'],
  'case-manager': ['Con un case manager', 'With a case manager'],
})
