import { Disclosure } from '../../../components/disclosure.tsx'
import { ErrorSummary, type FormFault } from '../../../components/error-summary.tsx'
import { SummaryList } from '../../../components/summary-list.tsx'
import { usePage } from '../../../page/page-context.ts'
import { placementCodeWords, placementWords as words } from '../../../words/placements.ts'
import type { Given, PlacementData } from './placement-pages.ts'
import { PlacementStateTag } from './placements-view.tsx'
import { StepFormView } from './step-form-view.tsx'

type PlacementProps = { data: PlacementData; faults: readonly FormFault[]; given: Given }

export function PlacementView({ data, faults, given }: PlacementProps) {
  const { t } = usePage()
  return (
    <>
      <ErrorSummary faults={faults} />
      <Standing data={data} />
      <Papers data={data} />
      <Stay data={data} />
      {data.steps.length > 0 ? <h2>{t(words.steps)}</h2> : null}
      {data.steps.map((step) => (
        <StepFormView
          key={step.command}
          step={step}
          placementId={data.placement.placementId}
          faults={faults}
          given={given}
        />
      ))}
    </>
  )
}

function Standing({ data: { placement, placeName } }: { data: PlacementData }) {
  const { t, date } = usePage()
  const { state, agreedAt, enteredOn, stayUntil, endedOn, endReason, destination } = placement
  const days = [
    [words.enteredOn, enteredOn],
    [words.stayUntil, stayUntil],
    [words.endedOn, endedOn],
  ] as const
  const codes = [
    [words.reason, endReason],
    [words.destination, destination],
  ] as const
  return (
    <SummaryList
      rows={[
        {
          label: t(words.placements),
          value: <a href={`/housing/places/${placement.placeId}`}>{placeName}</a>,
        },
        { label: t(words.steps), value: <PlacementStateTag state={state} /> },
        { label: t(words.agreedAt), value: date(agreedAt) },
        ...days.flatMap(([label, day]) => (day ? [{ label: t(label), value: date(day) }] : [])),
        ...codes.flatMap(([label, code]) =>
          code ? [{ label: t(label), value: t(placementCodeWords(code)) }] : [],
        ),
      ]}
    />
  )
}

function Papers({ data: { placement, texts } }: { data: PlacementData }) {
  const { t, date, pick } = usePage()
  return (
    <section>
      <h2>{t(words.papers)}</h2>
      <ul>
        {placement.agreements.map(({ kind, version, signedOn }) => (
          <li key={kind}>
            {t(placementCodeWords(kind))}: {t(words.signed, { date: date(signedOn), version })}
          </li>
        ))}
        {placement.unsigned.map((kind) => (
          <li key={kind}>
            {t(placementCodeWords(kind))}: <strong>{t(words.unsigned)}</strong>
          </li>
        ))}
      </ul>
      {texts.map(({ kind, it, en }) => (
        <Disclosure key={kind} quiet title={t(words.readText, { kind: t(placementCodeWords(kind)) })}>
          <p class="desk-minutes">{pick({ it, en: en ?? it })}</p>
        </Disclosure>
      ))}
    </section>
  )
}

function Stay({ data: { placement } }: { data: PlacementData }) {
  const { t, date } = usePage()
  const { visits, extensions } = placement
  if (visits.length + extensions.length === 0) return null
  return (
    <section>
      <h2>{t(words.visits)}</h2>
      <ul>
        {visits.map(({ visitId, dueOn, visitedOn, outcome }) => (
          <li key={visitId}>
            {visitedOn && outcome
              ? t(words.visited, { date: date(visitedOn), outcome: t(placementCodeWords(outcome)) })
              : t(words.visitDue, { date: date(dueOn) })}
          </li>
        ))}
        {extensions.map(({ stayUntil, reason }) => (
          <li key={stayUntil}>
            {t(words.extensions)}:{' '}
            {t(words.extended, { date: date(stayUntil), reason: t(placementCodeWords(reason)) })}
          </li>
        ))}
      </ul>
    </section>
  )
}
