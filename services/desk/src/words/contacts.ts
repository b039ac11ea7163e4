import { words } from './words.ts'

/** Words of who owns a place and who found it. */
export const contactWords = words({
  title: ['Contatti', 'Contacts'],
  one: ['Contatto', 'Contact'],
  lead: [
    'Proprietari, e chi trova alloggi e fa da tramite. Ogni lettura è registrata.',
    'Landlords, and those who find places and stand between. Each reading is recorded.',
  ],
  none: ['Nessun contatto.', 'No contacts.'],
  name: ['Nome e cognome', 'Name'],
  kind: ['Ruolo', 'Role'],
  hasPlaceIn: ['Alloggi nel comune di', 'Places in the municipality of'],
  organisation: ['Ente o agenzia', 'Organisation'],
  phone: ['Telefono', 'Telephone'],
  email: ['E-mail', 'E-mail'],
  remark: ['Nota', 'Remark'],
  reach: ['Come raggiungerlo', 'How to reach them'],
  add: ['Aggiungi un contatto', 'Add a contact'],
  change: ['Correggi il contatto', 'Correct the contact'],
  added: ['Il contatto è aggiunto.', 'The contact is added.'],
  changed: ['Il contatto è corretto.', 'The contact is corrected.'],
  nameMissing: ['Scrivi il nome', 'Write the name'],
  kindMissing: ['Scegli il ruolo', 'Choose the role'],
  emailWrong: ['Scrivi un indirizzo e-mail intero', 'Write a whole e-mail address'],
  phoneShort: ['Scrivi un numero di telefono intero', 'Write a whole telephone number'],
  ofPlace: ['Proprietario e intermediari', 'Landlord and intermediaries'],
  ofPlaceNone: ['Nessun contatto legato a questo alloggio.', 'No contact belongs to this place.'],
  link: ['Cambia i contatti dell’alloggio', 'Change the place’s contacts'],
  search: ['Cerca per nome o ente', 'Search by name or organisation'],
  find: ['Cerca', 'Search'],
  chosen: ['Scelti', 'Chosen'],
  found: ['Altri contatti', 'Other contacts'],
  noneFound: ['Nessun altro contatto qui.', 'No other contact here.'],
  linked: ['I contatti dell’alloggio sono aggiornati.', 'The place’s contacts are up to date.'],
  toAll: ['Tutti i contatti', 'All contacts'],
})

export const CONTACT_KINDS = words({
  landlord: ['Proprietario', 'Landlord'],
  intermediary: ['Intermediario', 'Intermediary'],
})
