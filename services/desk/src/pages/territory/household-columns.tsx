import type { Urgency } from '@intarsi/contracts'
import type { Labels } from '../../api/labels.ts'
import { UrgencyTag } from '../../components/referral-bits.tsx'
import type { Column } from '../../components/table.tsx'
import { usePage } from '../../page/page-context.ts'
import { territoryWords as words } from '../../words/territory.ts'

/** Whose a row is and how urgent: the same in every list of a territory. */
export function useHouseholdColumns(households: Labels): Column<{ householdId: string; urgency: Urgency }>[] {
  const { t } = usePage()
  return [
    {
      key: 'household',
      label: t(words.household),
      cell: ({ householdId }) => households.of(householdId) ?? '–',
    },
    { key: 'urgency', label: t(words.urgency), cell: ({ urgency }) => <UrgencyTag urgency={urgency} /> },
  ]
}
