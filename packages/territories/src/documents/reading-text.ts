import { DEFAULT } from '../schema/citation.ts'
import { heading, line, section } from './text.ts'

/** Who reads what of a household, in every territory alike (`@intarsi/access`, `referral-and-states.md` section 3.5). */
const READERS: readonly (readonly [who: string, what: string])[] = [
  [
    'Chi segnala (_sender_)',
    "la propria segnalazione, a che punto è e il prossimo passo; poi il case manager e l'esito, non le note dell'équipe (_own referral, where it stands and its next step; then the case manager and the outcome, not the équipe's notes_)",
  ],
  [
    'Chi istruisce, chi presiede, coordinamento, case manager anche proposto (_preparer, chair, coordinator, case manager even if proposed_)',
    'il fascicolo intero; i dettagli di rischio riservati si aprono con un motivo, e resta scritto chi li ha letti (_the whole file; restricted risk details open with a reason, and who read them stays written_)',
  ],
  [
    'Chi presiede un tavolo che condivide soltanto (_chair of a table that only shares_)',
    'nessun fascicolo: quanto i suoi componenti (_no file: as much as its members_)',
  ],
  [
    'Chi è delegato a presiedere una seduta (_who is delegated to chair a meeting_)',
    'i fascicoli di quel tavolo, fino alla fine del giorno della seduta (_the files of that table, until the day of the meeting is over_)',
  ],
  [
    'Componenti del tavolo (_table members_)',
    'composizione, aree, livelli, lingue, urgenza; i nomi solo dove il tavolo decide; dopo la decisione nulla (_composition, areas, levels, languages, urgency; names only where the table decides; nothing after the decision_)',
  ],
  [
    "Chi siede nell'équipe (_équipe members_)",
    "dopo l'ammissione, le aree del proprio posto per intero e le altre in sintesi; la salute solo chi l'elenco delle persone dice sanitario (_after admission, the areas of their seat in full, the others in summary; health only who the directory says has a health role_)",
  ],
  ['Tutor (_tutors_)', 'i nomi propri e i compiti (_first names and tasks_)'],
  [
    'Osservatori (_observers_)',
    'nulla: rispondono a domande della loro area (_nothing: they answer questions of their area_)',
  ],
  [
    'Chi lavora per un ente senza accordo valido (_who works for a body without a valid agreement_)',
    'nulla di personale (_nothing personal_)',
  ],
]

export const readingSection = () =>
  section(
    heading('Chi vede che cosa', 'Who sees what'),
    READERS.map(([who, what]) => line(`**${who}**: ${what}`, { facts: DEFAULT })),
  )
