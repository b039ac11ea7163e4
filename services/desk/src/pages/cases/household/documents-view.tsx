import { CODE_LISTS } from '@intarsi/contracts'
import type { CaseDocument } from '../../../api/case-work.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { ErrorSummary, faultOf } from '../../../components/error-summary.tsx'
import { Select, TextField } from '../../../components/inputs.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { Table } from '../../../components/table.tsx'
import { Tag } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import {
  DOCUMENT_TAGS,
  documentStateWords,
  documentPageWords as words,
} from '../../../words/case-documents.ts'
import { partyWords } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import type { HouseholdFrame } from './household-data.ts'
import { HouseholdPage } from './household-frame.tsx'
import type { TaskAnswers } from './task-form.tsx'

export type DocumentsProps = {
  frame: HouseholdFrame
  documents: readonly CaseDocument[]
  answers: TaskAnswers
}

export function DocumentsView(props: DocumentsProps) {
  const { frame, documents } = props
  const { t, date, pick } = usePage()
  const works = frame.household.areas.some(({ inFull }) => inFull) && !frame.household.closedAt
  const shown = documents.filter(({ state }) => state !== 'replaced')
  return (
    <HouseholdPage frame={frame} current="/documents">
      <h2>{t(words.title)}</h2>
      <p class="desk-text">{t(words.lead)}</p>
      <Table
        caption={t(words.title)}
        captionHidden
        rows={shown}
        keyOf={({ artefactId, key }) => artefactId ?? key}
        columns={[
          {
            key: 'document',
            label: t(words.document),
            cell: ({ label, documentVersion }) => (
              <>
                {pick(label)}
                {documentVersion > 1 ? (
                  <span class="desk-muted"> · {t(words.version, { version: documentVersion })}</span>
                ) : null}
              </>
            ),
          },
          { key: 'state', label: t(words.state), cell: (one) => <State document={one} /> },
          { key: 'signatures', label: t(words.signatures), cell: (one) => <Signatures document={one} /> },
          { key: 'where', label: t(words.where), cell: ({ keptWhere }) => keptWhere ?? '–' },
          {
            key: 'until',
            label: t(words.until),
            cell: ({ expiresOn }) => (expiresOn ? date(expiresOn) : '–'),
          },
          ...(works
            ? [
                {
                  key: 'step',
                  label: t(words.step),
                  cell: (one: CaseDocument) => <Step document={one} frame={frame} />,
                },
              ]
            : []),
        ]}
      />
      {works ? <Begin {...props} /> : null}
    </HouseholdPage>
  )
}

/** What a home's documents wait for is no fault of anybody. */
function State({ document: { state, scope } }: { document: CaseDocument }) {
  const { t } = usePage()
  if (state === 'missing' && scope === 'placement')
    return <span class="desk-muted">{t(words.ofPlacement)}</span>
  return <Tag kind={DOCUMENT_TAGS[state]}>{t(documentStateWords[state])}</Tag>
}

function Signatures({ document: { signatories, signedOn, state } }: { document: CaseDocument }) {
  const { t, date } = usePage()
  if (signedOn) return <>{date(signedOn)}</>
  if (signatories.length === 0 || state === 'missing') return <>–</>
  const parties = signatories.filter(({ signed }) => !signed).map(({ party }) => t(partyWords(party)))
  return <span class="desk-muted">{t(words.toSign, { parties: parties.join(', ') })}</span>
}

function Step({ document, frame }: { document: CaseDocument; frame: HouseholdFrame }) {
  const { t, pick } = usePage()
  const { artefactId, state, version, signatories, label } = document
  if (!artefactId) return null
  const action = `/cases/${frame.household.referralId}/documents/${artefactId}`
  const values = { version: String(version) }
  if (state === 'draft') {
    return (
      <PostButton
        action={`${action}/completion`}
        label={t(words.complete)}
        about={pick(label)}
        values={values}
      />
    )
  }
  if (state !== 'in-signature') return null
  return (
    <>
      {signatories
        .filter(({ signed }) => !signed)
        .map(({ party }) => (
          <PostButton
            key={party}
            action={`${action}/signatures`}
            label={t(words.sign, { party: t(partyWords(party)) })}
            about={pick(label)}
            values={{ ...values, party }}
          />
        ))}
    </>
  )
}

function Begin({ frame, documents, answers: { form, faults, key } }: DocumentsProps) {
  const { t, pick } = usePage()
  const current = documents.filter((one) => one.state !== 'replaced' && one.scope !== 'other')
  const options = current.map(({ key: value, label, state }) => ({
    value,
    label: state === 'missing' ? pick(label) : t(words.nextVersion, { name: pick(label) }),
  }))
  return (
    <Disclosure title={t(words.begin)} open={faults.length > 0}>
      <ErrorSummary faults={faults} />
      <form
        class="desk-form"
        method="post"
        action={`/cases/${frame.household.referralId}/documents`}
        novalidate
      >
        <Csrf />
        <input type="hidden" name="key" value={key} />
        <Select
          id="document"
          label={t(words.which)}
          empty={t(common.choose)}
          value={form.get('document')}
          error={faultOf(faults, 'document')}
          options={[...options, { value: 'other', label: t(words.other) }]}
        />
        <Select
          id="language"
          label={t(words.language)}
          optional
          empty={t(common.choose)}
          value={form.get('language')}
          options={(CODE_LISTS.languages ?? []).map((one) => ({ value: one.code, label: pick(one) }))}
        />
        <TextField
          id="keptWhere"
          label={t(words.where)}
          hint={t(words.whereHint)}
          optional
          maxlength={300}
          value={form.get('keptWhere')}
          error={faultOf(faults, 'keptWhere')}
        />
        <TextField
          id="expiresOn"
          type="date"
          label={t(words.until)}
          optional
          value={form.get('expiresOn')}
          error={faultOf(faults, 'expiresOn')}
        />
        <button type="submit" class="btn btn-primary">
          {t(common.add)}
        </button>
      </form>
    </Disclosure>
  )
}
