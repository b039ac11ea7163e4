import { words } from './words.ts'

/** Words of files attached to a referral. */
export const attachmentWords = words({
  title: ['Allegati', 'Attachments'],
  none: ['Nessun allegato.', 'No attachments.'],
  file: ['Aggiungi un file', 'Add a file'],
  fileHint: ['PDF, JPEG o PNG, fino a 10 MB', 'PDF, JPEG or PNG, up to 10 MB'],
  restricted: ['Riservato: chi lo apre deve dire perché', 'Restricted: whoever opens it must say why'],
  attach: ['Allega', 'Attach'],
  attached: ['File allegato.', 'File attached.'],
  noFile: ['Scegli un file PDF, JPEG o PNG', 'Choose a PDF, JPEG or PNG file'],
  unsupported: [
    'Si possono allegare solo file PDF, JPEG e PNG',
    'Only PDF, JPEG and PNG files can be attached',
  ],
  tooLarge: [
    'Il file è troppo grande: al massimo 10 MB. Riduci la scansione e scegli di nuovo il file.',
    'The file is too large: 10 MB at most. Make the scan smaller and choose the file again.',
  ],
  restrictedTag: ['riservato', 'restricted'],
  size: ['{kilobytes} KB', '{kilobytes} KB'],
})
