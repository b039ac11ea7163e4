import type { Asked } from '../../../api/asked.ts'
import { ErrorSummary, type FormFault } from '../../../components/error-summary.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { ReferralNumber, UrgencyTag } from '../../../components/referral-bits.tsx'
import { SummaryList } from '../../../components/summary-list.tsx'
import { usePage } from '../../../page/page-context.ts'
import { askedWords as words } from '../../../words/asked.ts'
import { peopleWords } from '../../../words/case-people.ts'
import { areaWords, roleWords, territoryName } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { Composition } from '../../tables/agenda-parts.tsx'
import { DeclineForm } from './decline-form.tsx'

type Answering = { referralId: string; form: URLSearchParams; faults: readonly FormFault[] }
type ManagerProps = Answering & { manager: NonNullable<Asked['caseManager']> }
type SeatProps = Answering & { seat: Asked['seats'][number] }

/** Somebody reads for whom they are asked, without a name, and says yes or no. */
export function AskedView({ asked, faults, ...answering }: Answering & { asked: Asked }) {
  const { t } = usePage()
  const { referralNumber, territory, urgency, composition } = asked
  return (
    <>
      <ErrorSummary faults={faults} />
      <p class="desk-inline-actions">
        <ReferralNumber number={referralNumber} />
        <UrgencyTag urgency={urgency} />
      </p>
      <SummaryList
        rows={[
          { label: t(words.household), value: <Composition of={{ ...composition, needs: {} }} /> },
          { label: t(common.territory), value: territoryName(territory) },
        ]}
      />
      {asked.caseManager ? <Manager {...answering} manager={asked.caseManager} faults={faults} /> : null}
      {asked.seats.map((seat) => (
        <Seat key={seat.seatId} {...answering} seat={seat} faults={faults} />
      ))}
    </>
  )
}

function Manager({ referralId, manager, form, faults }: ManagerProps) {
  const { t } = usePage()
  const { caseManagerId, version } = manager
  const action = `/cases/${referralId}/asked/managers/${caseManagerId}`
  return (
    <section aria-labelledby="manager">
      <h2 id="manager">{t(words.asCaseManager)}</h2>
      {manager.accepts ? (
        <div class="desk-actions">
          <PostButton
            action={`${action}/accept`}
            label={t(peopleWords.accept)}
            kind="primary"
            size="md"
            values={{ version: String(version) }}
          />
        </div>
      ) : (
        <p class="desk-text">{t(words.byTable)}</p>
      )}
      <DeclineForm
        id={caseManagerId}
        action={`${action}/decline`}
        title={t(peopleWords.decline)}
        version={version}
        form={form}
        faults={faults}
      />
    </section>
  )
}

function Seat({ referralId, seat, form, faults }: SeatProps) {
  const { t } = usePage()
  const { seatId, role, areas } = seat
  const action = `/cases/${referralId}/asked/seats/${seatId}`
  return (
    <section aria-labelledby={`seat-${seatId}`}>
      <h2 id={`seat-${seatId}`}>
        {t(peopleWords.seat)}: {t(roleWords(role))}
      </h2>
      {areas.length > 0 ? (
        <p>
          {t(peopleWords.areas)}: {areas.map((area) => t(areaWords[area])).join(', ')}
        </p>
      ) : null}
      <div class="desk-actions">
        <PostButton
          action={`${action}/acceptance`}
          label={t(peopleWords.acceptSeat)}
          about={t(roleWords(role))}
          kind="primary"
          size="md"
        />
      </div>
      <DeclineForm
        id={seatId}
        action={`${action}/refusal`}
        title={t(peopleWords.declineSeat, { seat: t(roleWords(role)) })}
        form={form}
        faults={faults}
      />
    </section>
  )
}
