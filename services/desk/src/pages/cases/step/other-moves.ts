import { WORKING_PHASES } from '@intarsi/contracts'
import { closingReasonWords, stepWords as words } from '../../../words/case-steps.ts'
import { transferWords } from '../../../words/transfers.ts'
import { choices, type Move, note, reason } from './move.ts'

/** What may be done besides what leads out of a phase. */
export const OTHER_MOVES: readonly Move[] = [
  {
    key: 'rework',
    from: ['awaiting-signature'],
    title: words.rework,
    hint: words.reworkHint,
    said: words.reworkSaid,
    service: 'casework',
    path: 'project/rework',
    fields: [],
  },
  {
    key: 'refusal',
    from: ['awaiting-signature'],
    title: words.refusal,
    hint: words.refusalHint,
    said: words.refusalSaid,
    service: 'casework',
    path: 'project/refusal',
    fields: [reason],
  },
  {
    key: 'suspension',
    from: WORKING_PHASES,
    title: words.suspension,
    hint: words.suspensionHint,
    said: words.suspensionSaid,
    service: 'casework',
    path: 'suspension',
    fields: [reason, { name: 'until', kind: 'date', label: words.until }],
  },
  {
    key: 'closing',
    from: WORKING_PHASES,
    title: words.closing,
    hint: words.closingHint,
    said: words.closingSaid,
    service: 'casework',
    path: 'closing-plan',
    fields: [
      {
        name: 'reason',
        kind: 'choice',
        label: words.reason,
        choices: choices(closingReasonWords, 'objectives-met', 'horizon-reached', 'household-wish'),
      },
      { name: 'plannedOn', kind: 'date', label: words.signOn },
      note,
    ],
  },
  {
    key: 'extension',
    from: WORKING_PHASES,
    title: words.extension,
    hint: words.extensionHint,
    said: words.extensionSaid,
    service: 'equipe',
    path: 'extension',
    fields: [reason],
  },
  {
    key: 'transfer',
    from: [...WORKING_PHASES, 'suspended', 'closing'],
    title: transferWords.propose,
    hint: transferWords.proposeHint,
    said: transferWords.proposed,
    service: 'equipe',
    path: 'transfer',
    fields: [
      {
        name: 'toTerritory',
        kind: 'territory',
        label: transferWords.toTerritory,
        missing: transferWords.territoryMissing,
      },
      reason,
    ],
  },
  {
    key: 'call-afterwards',
    from: ['closed'],
    title: words.call,
    hint: words.callHint,
    said: words.callSaid,
    service: 'equipe',
    path: 'call-afterwards',
    fields: [
      { name: 'on', kind: 'date', label: words.calledOn },
      { name: 'language', kind: 'language', label: words.language },
    ],
  },
  {
    key: 'stop-closing',
    from: ['closing'],
    title: words.stopClosing,
    said: words.stopClosingSaid,
    service: 'casework',
    path: 'closing-plan/end',
    fields: [],
  },
]
