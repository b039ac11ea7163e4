import { words } from './words.ts'

/** Words of the inbox. */
export const inboxWords = words({
  title: ['Avvisi', 'Notices'],
  lead: [
    'Quello che ti riguarda, dal più recente. Un avviso non contiene mai un nome.',
    'What concerns you, the newest first. A notice never holds a name.',
  ],
  show: ['Mostra', 'Show'],
  showAll: ['Tutti gli avvisi', 'All notices'],
  showUnread: ['Solo da leggere', 'Unread only'],
  empty: ['Nessun avviso.', 'No notices.'],
  emptyUnread: ['Hai letto tutto.', 'You have read everything.'],
  when: ['Quando', 'When'],
  what: ['Avviso', 'Notice'],
  case: ['Pratica', 'Case'],
  state: ['Stato', 'State'],
  unreadTag: ['Da leggere', 'Unread'],
  readTag: ['Letto', 'Read'],
  urgentTag: ['Urgente', 'Urgent'],
  openAndRead: ['Apri', 'Open'],
  markRead: ['Segna come letto', 'Mark as read'],
})
