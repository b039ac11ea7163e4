import type { RoutingPreview } from '../../../api/routing-preview.ts'
import { Notice } from '../../../components/notice.tsx'
import { SummaryList } from '../../../components/summary-list.tsx'
import { usePage } from '../../../page/page-context.ts'
import { referralWords as words } from '../../../words/referrals.ts'
import { ruleWords } from '../../../words/rule-words.ts'
import { TERRITORY_CHOICES } from '../form/choices.ts'

/** Where the referral would go today, and who could follow the household. */
export function WhoNow({ preview }: { preview: RoutingPreview | null }) {
  const { t, date, pick } = usePage()
  if (!preview) return <Notice kind="warning">{t(words.previewAway)}</Notice>
  const territory = TERRITORY_CHOICES.find(({ code }) => code === preview.territory)
  return (
    <section>
      <h2>{t(words.whoNow)}</h2>
      {preview.gate ? (
        <Notice kind="warning">
          <strong>{t(words.gate)}:</strong> {pick(ruleWords(preview.territory, preview.gate))}
          {preview.gate.until ? ` (${date(preview.gate.until)})` : ''}
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          { label: t(words.territory), value: territory ? pick(territory.label) : preview.territory },
          { label: t(words.whoReads), value: preview.reader.name },
          ...(preview.decidesAt && preview.decidesAt !== preview.reader.name
            ? [{ label: t(words.whereDecided), value: preview.decidesAt }]
            : []),
          { label: t(words.nextMeeting), value: <Meeting preview={preview} /> },
          { label: t(words.firstStepBy), value: date(preview.nextStepOn) },
          ...preview.caseManagers.map(({ role, free }) => ({
            label: inRole(t(words.managers), pick(role)),
            value: t(words.managersFree, { count: free }),
          })),
        ]}
      />
    </section>
  )
}

/** In most territories the role has the seat's own name. */
const inRole = (seat: string, role: string) =>
  role.toLowerCase() === seat.toLowerCase() ? seat : `${seat} (${role})`

function Meeting({ preview: { betweenMeetings, nextMeetingAt } }: { preview: RoutingPreview }) {
  const { t, date } = usePage()
  if (betweenMeetings) return <>{t(words.betweenMeetings)}</>
  return <>{nextMeetingAt ? date(nextMeetingAt, 'moment') : t(words.noMeeting)}</>
}
