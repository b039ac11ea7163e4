import type { ReferralFile, ReferralRow, RowFault, SendOutcome } from '@intarsi/referral-file'
import type { Sportello } from '../../../api/referral-form.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { describedBy, Field } from '../../../components/field.tsx'
import { ReferralNumber } from '../../../components/referral-bits.tsx'
import { Table } from '../../../components/table.tsx'
import { Tag } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { rowFaultWords, importWords as words } from '../../../words/import.ts'
import type { Language } from '../../../words/words.ts'
import { formFault } from '../form/form-faults.ts'

export function UploadView({ sportelli, fault }: { sportelli: readonly Sportello[]; fault: string | null }) {
  const { t } = usePage()
  const field = { id: 'file', label: t(words.file), hint: t(words.fileHint), error: fault ?? undefined }
  return (
    <>
      <ErrorSummary faults={fault ? [{ field: 'file', text: fault }] : []} />
      <p>
        <a href="/import/template.csv">{t(words.template)}</a>
      </p>
      <p class="desk-hint">{t(words.templateHint)}</p>
      <ul>
        {sportelli.map(({ sportelloId, name }) => (
          <li key={sportelloId}>
            {name}: <code>{sportelloId}</code>
          </li>
        ))}
      </ul>
      <form class="desk-form" method="post" action="/import" enctype="multipart/form-data">
        <Csrf />
        <Field {...field}>
          <input
            class="desk-input"
            type="file"
            id="file"
            name="file"
            accept=".csv,.jsonl,.ndjson,text/csv"
            aria-describedby={describedBy(field)}
          />
        </Field>
        <button type="submit" class="btn btn-primary">
          {t(words.check)}
        </button>
      </form>
    </>
  )
}

export function CheckedView({ file: { rows, faults } }: { file: ReferralFile }) {
  const { t } = usePage()
  const bad = new Set(faults.map(({ line }) => line)).size
  return (
    <>
      <p class="lead">
        {t(words.good, { count: rows.length })} · {t(words.bad, { count: bad })}
      </p>
      {faults.length > 0 ? <Faults faults={faults} title={t(words.badRows)} /> : null}
      {rows.length > 0 ? <Ready rows={rows} /> : null}
      <p>
        <a href="/import">{t(words.again)}</a>
      </p>
    </>
  )
}

function Faults({ faults, title }: { faults: readonly RowFault[]; title: string }) {
  const { t, language } = usePage()
  const numbered = faults.map((fault, index) => ({ ...fault, key: `${index}` }))
  return (
    <section>
      <h2>{title}</h2>
      <Table
        caption={title}
        captionHidden
        rows={numbered}
        keyOf={({ key }) => key}
        columns={[
          { key: 'line', label: t(words.line), cell: ({ line }) => line },
          {
            key: 'column',
            label: t(words.column),
            cell: ({ column }) => (column ? <code>{column}</code> : '–'),
          },
          { key: 'reason', label: t(words.reason), cell: (fault) => reasonOf(fault, language) },
        ]}
      />
    </section>
  )
}

/** The reason in the reader's words; of a fault that has none, the rule's own English sentence. */
function reasonOf({ code, pointer, reason }: RowFault, language: Language): string {
  if (pointer !== undefined) return formFault({ pointer, code, detail: reason }, language).text
  return code in rowFaultWords ? rowFaultWords[code as keyof typeof rowFaultWords][language] : reason
}

function Ready({ rows }: { rows: readonly ReferralRow[] }) {
  const { t } = usePage()
  return (
    <section>
      <h2>{t(words.goodRows)}</h2>
      <form method="post" action="/import/send" class="desk-actions">
        <Csrf />
        <button type="submit" class="btn btn-primary">
          {t(words.send, { count: rows.length })}
        </button>
        <span class="desk-hint">{t(words.sendHint)}</span>
      </form>
      <Table
        caption={t(words.goodRows)}
        captionHidden
        rows={rows}
        keyOf={({ line }) => `${line}`}
        columns={[
          { key: 'line', label: t(words.line), cell: ({ line }) => line },
          { key: 'household', label: t(words.household), cell: householdOf },
          { key: 'reference', label: t(words.reference), cell: ({ reference }) => <code>{reference}</code> },
        ]}
      />
    </section>
  )
}

type Named = { relation?: unknown; givenName?: unknown; familyName?: unknown }

/** The adult of reference and how many more there are, as lists call a household. */
function householdOf({ form }: ReferralRow): string {
  const members = Array.isArray(form.members) ? (form.members as Named[]) : []
  const reference = members.find(({ relation }) => relation === 'self') ?? members[0]
  const name = [reference?.familyName, reference?.givenName].filter(Boolean).join(' ') || '–'
  return members.length > 1 ? `${name} +${members.length - 1}` : name
}

export function ResultsView({ outcomes }: { outcomes: readonly SendOutcome[] }) {
  const { t } = usePage()
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'refused' ? outcome.faults : []))
  return (
    <>
      {refused.length > 0 ? <Faults faults={refused} title={t(words.refused)} /> : null}
      <Table
        caption={t(words.results)}
        captionHidden
        rows={outcomes}
        keyOf={({ row }) => `${row.line}`}
        columns={[
          { key: 'line', label: t(words.line), cell: ({ row }) => row.line },
          { key: 'household', label: t(words.household), cell: ({ row }) => householdOf(row) },
          { key: 'outcome', label: t(words.outcome), cell: ({ status }) => <Outcome status={status} /> },
          {
            key: 'number',
            label: t(words.number),
            cell: (outcome) =>
              outcome.status === 'refused' ? (
                '–'
              ) : (
                <ReferralNumber number={outcome.number} href={`/referrals/${outcome.referralId}`} />
              ),
          },
        ]}
      />
    </>
  )
}

function Outcome({ status }: { status: SendOutcome['status'] }) {
  const { t } = usePage()
  if (status === 'sent') return <Tag kind="done">{t(words.sent)}</Tag>
  return status === 'refused' ? (
    <Tag kind="urgent">{t(words.refused)}</Tag>
  ) : (
    <Tag>{t(words.alreadySent)}</Tag>
  )
}
