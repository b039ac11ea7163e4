import { words } from './words.ts'

/** Words of the steps of a new referral. */
export const newReferralWords = words({
  title: ['Nuova segnalazione', 'New referral'],
  stepOf: ['Passo {step} di {all}', 'Step {step} of {all}'],
  steps: ['Passi della segnalazione', 'Steps of the referral'],
  lead: [
    'Ogni passo viene salvato. Se una risposta non si sa, scegli «non so»: qualcuno la verificherà.',
    'Each step is saved. If an answer is not known, choose “I do not know”: somebody will look into it.',
  ],
  saveForLater: ['Salva e riprendi più tardi', 'Save and go on later'],
  savedForLater: [
    'La bozza è salvata: la ritrovi in «Segnalazioni».',
    'The draft is saved: you find it under “Referrals”.',
  ],
  whoSignals: ['Chi segnala', 'Who signals'],
  whoSignalsHint: [
    'Già compilato con i tuoi dati: cambia solo ciò che serve.',
    'Filled in with your data: change only what is needed.',
  ],
  deputy: ['Un collega che può rispondere al posto tuo', 'A colleague who can answer in your place'],
  household: ['Il nucleo', 'The household'],
  members: ['Componenti', 'Members'],
  membersHint: [
    'Il primo è l’adulto di riferimento. Per gli altri bastano relazione e nascita.',
    'The first is the adult of reference. For the others relation and birth are enough.',
  ],
  member: ['Componente {number}', 'Member {number}'],
  addMember: ['Aggiungi un componente', 'Add a member'],
  removeMember: ['Togli il componente {number}', 'Remove member {number}'],
  memberMore: ['Altri dati, se li sai', 'More, if known'],
  living: ['Dove vive', 'Where it lives'],
  services: ['Servizi e contatti', 'Services and contacts'],
  housingNeed: ['Quale casa', 'Which home'],
  orientation: ['Orientamento e cura dei figli', 'Orientation and care of the children'],
  gateHint: [
    'In questo territorio serve per decidere chi può prendere in carico il nucleo.',
    'In this territory it is needed to decide who can take charge of the household.',
  ],
  risks: ['Fattori di rischio', 'Risk factors'],
  paths: ['Altri percorsi già aperti', 'Other paths already open'],
  referent: ['Referente', 'Contact'],
  more: ['Altre informazioni utili al tavolo', 'More that is useful to the table'],
  notice: ['Informativa e accordo', 'Notice and agreement'],
  protection: ['Se si invia per proteggere qualcuno', 'If it is sent to protect somebody'],
  urgency: ['Urgenza', 'Urgency'],
  known: ['Forse conosci già questo nucleo', 'You may know this household already'],
  knownText: [
    'Il tuo sportello ha già segnalato un nucleo simile. Se è lo stesso, collega questa segnalazione: non dovrai ripetere i dati.',
    'Your sportello has signalled a similar household before. If it is the same, link this referral: nothing needs to be repeated.',
  ],
  knownUse: ['È lo stesso nucleo', 'It is the same household'],
  knownLinked: ['Collegata alla segnalazione {number}', 'Linked to referral {number}'],
  unlink: ['Togli il collegamento', 'Remove the link'],
  staleDraft: [
    'Qualcuno ha salvato questa bozza nel frattempo. Le tue risposte sono qui sotto: controllale e salva di nuovo.',
    'Somebody saved this draft meanwhile. Your answers are below: check them and save again.',
  ],
})
