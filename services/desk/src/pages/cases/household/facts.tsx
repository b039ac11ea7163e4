import { SummaryList, type SummaryRow } from '../../../components/summary-list.tsx'
import { usePage } from '../../../page/page-context.ts'
import { outcomeWords, caseWords as words } from '../../../words/cases.ts'
import { codeWords } from '../../../words/codes.ts'
import type { HouseholdFrame } from './household-data.ts'

/** What was agreed with the household from the first day on. */
export function Facts({ frame: { household, people } }: { frame: HouseholdFrame }) {
  const { t, date } = usePage()
  const { firstInterview: interview, outcome, closedAt, suspendedUntil, suspensionReason } = household
  const language = (code: string) => t(codeWords('languages', code))
  const rows: SummaryRow[] = [
    { label: t(words.opened), value: date(household.openedAt) },
    { label: t(words.languages), value: household.languages.map(language).join(', ') },
    {
      label: t(words.firstInterview),
      value: interview
        ? `${t(words.interviewSaid, { date: date(interview.heldOn), language: language(interview.language) })}${interview.withMediator ? `, ${t(words.withMediator)}` : ''}`
        : null,
    },
    ...(suspendedUntil
      ? [
          {
            label: t(words.suspendedUntil, { date: date(suspendedUntil) }),
            value: suspensionReason,
          },
        ]
      : []),
    ...(closedAt ? [{ label: t(words.closedOn), value: date(closedAt) }] : []),
    ...(outcome ? [{ label: t(words.outcome), value: t(outcomeWords(outcome)) }] : []),
    ...(household.referencePersonId
      ? [{ label: t(words.reference), value: people.of(household.referencePersonId) }]
      : []),
  ]
  return <SummaryList rows={rows} />
}
