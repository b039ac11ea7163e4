import { PREPARED_STATES, SCHEDA, territorySchema } from '@intarsi/contracts'
import { type Account, hasRole, territoriesOf } from '../../../api/account.ts'
import { faultOf } from '../../../components/error-summary.tsx'
import { Checkboxes, Select, TextArea, TextField } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { usePage } from '../../../page/page-context.ts'
import { fileWords as words } from '../../../words/case-file.ts'
import { fieldWords, territoryName } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { transferWords } from '../../../words/transfers.ts'
import { otherTerritories } from '../other-territories.ts'
import { isOver } from './file-steps.ts'
import type { FileProps } from './file-view.tsx'
import { StartForm } from './start-form.tsx'
import { StepForm } from './step-form.tsx'

/** What may be done with a referral in each state, by who prepares, chairs or coordinates. */
export function StepForms(props: FileProps) {
  const { t, person } = usePage()
  const { file } = props.data
  if (!person || !hasRole(person, 'preparer', 'chair', 'coordinator')) return null
  switch (file.standing.state) {
    case 'routed':
      return (
        <div class="desk-actions">
          <PostButton
            action={`/cases/${file.referralId}/file/opening`}
            label={t(words.openIt)}
            kind="primary"
            size="md"
            values={{ version: String(file.version) }}
          />
        </div>
      )
    case 'under-review':
      return (
        <>
          <Complete {...props} />
          <Ask {...props} />
        </>
      )
    case 'awaiting-precondition':
      return <Requirement {...props} />
    case 'waiting-list':
      return coordinates(person, file.territory) ? <StartForm {...props} /> : null
    case 'handing-over':
      return <HandOver {...props} />
    default:
      return null
  }
}

function Complete(props: FileProps) {
  const { t } = usePage()
  const { data, form, faults } = props
  return (
    <StepForm {...props} of="completion" title={t(words.ready)} button={t(words.ready)}>
      <p class="desk-text">{t(words.readyHint)}</p>
      {data.file.fieldsMissing.length > 0 ? (
        <Checkboxes
          id="notKnown"
          label={t(words.notKnown)}
          values={form.getAll('notKnown')}
          options={data.file.fieldsMissing.map((value) => ({ value, label: t(fieldWords(value)) }))}
        />
      ) : null}
      <Checkboxes
        id="vulnerable"
        label={t(words.vulnerable)}
        hint={t(words.vulnerableHint)}
        values={form.getAll('vulnerable')}
        options={[{ value: 'yes', label: t(words.vulnerable) }]}
      />
      <TextArea
        id="vulnerableReason"
        label={t(words.vulnerableReason)}
        optional
        rows={2}
        maxlength={1000}
        value={form.get('vulnerableReason')}
        error={faultOf(faults, 'vulnerableReason')}
      />
    </StepForm>
  )
}

function Ask(props: FileProps) {
  const { t } = usePage()
  const { data, form, faults } = props
  const missing = data.file.fieldsMissing
  const others = SCHEDA.filter(({ code, need }) => need === 'T' && !missing.includes(code)).map(
    ({ code }) => code,
  )
  return (
    <StepForm {...props} of="questions" title={t(words.ask)} button={t(words.ask)}>
      <Checkboxes
        id="fields"
        label={t(words.whatToAsk)}
        error={faultOf(faults, 'fields')}
        values={form.getAll('fields')}
        options={[...missing, ...others].map((value) => ({ value, label: t(fieldWords(value)) }))}
      />
    </StepForm>
  )
}

function Requirement(props: FileProps) {
  const { t } = usePage()
  const { form, faults } = props
  return (
    <StepForm {...props} of="requirement" title={t(words.requirement)} button={t(words.requirement)}>
      <TextField
        id="note"
        label={t(words.requirementNote)}
        maxlength={1000}
        value={form.get('note')}
        error={faultOf(faults, 'note')}
      />
    </StepForm>
  )
}

/** The destination answered, or does not take the household. */
function HandOver(props: FileProps) {
  const { t } = usePage()
  const { form, faults } = props
  return (
    <>
      <StepForm {...props} of="confirmation" title={t(words.handedOver)} button={t(words.handedOver)}>
        <TextField
          id="answeredBy"
          label={t(words.answeredBy)}
          maxlength={1000}
          value={form.get('answeredBy')}
          error={faultOf(faults, 'answeredBy')}
        />
        <TextField
          id="answeredOn"
          type="date"
          label={t(words.answeredOn)}
          value={form.get('answeredOn')}
          error={faultOf(faults, 'answeredOn')}
        />
      </StepForm>
      <StepForm {...props} of="failure" title={t(words.notTaken)} button={t(words.notTaken)}>
        <TextArea
          id="reason"
          label={t(words.reason)}
          rows={2}
          maxlength={1000}
          value={form.get('reason')}
          error={faultOf(faults, 'reason')}
        />
      </StepForm>
    </>
  )
}

/** Residence and home lie in two territories: the coordinator here says that it stays, or proposes its transfer. */
export function CompetenceForm({ data: { file } }: FileProps) {
  const { t, person } = usePage()
  const { disputedWith } = file.competence
  if (!disputedWith || isOver(file)) return null
  return (
    <>
      <Notice kind="warning">
        {t(transferWords.disputed, { territory: territoryName(territorySchema.parse(disputedWith)) })}
      </Notice>
      {person && coordinates(person, file.territory) ? (
        <div class="desk-actions">
          <PostButton
            action={`/cases/${file.referralId}/file/competence`}
            label={t(transferWords.confirm)}
            size="md"
            values={{ version: String(file.version) }}
          />
        </div>
      ) : null}
    </>
  )
}

const coordinates = (person: Account, territory: string) =>
  territoriesOf(person, 'coordinator').includes(territory)

/** Another territory seems to be the competent one: its coordinator is asked. */
export function TransferForm(props: FileProps) {
  const { t, person } = usePage()
  const { data, form, faults } = props
  const { standing, territory } = data.file
  if (!person || !coordinates(person, territory) || !PREPARED_STATES.includes(standing.state)) return null
  const title = t(transferWords.propose)
  return (
    <StepForm {...props} of="transfer" title={title} button={title}>
      <p class="desk-text">{t(transferWords.proposeHint)}</p>
      <Select
        id="toTerritory"
        label={t(transferWords.toTerritory)}
        empty={t(common.choose)}
        value={form.get('toTerritory')}
        error={faultOf(faults, 'toTerritory')}
        options={otherTerritories(territory)}
      />
      <TextArea
        id="transferReason"
        label={t(words.reason)}
        rows={2}
        maxlength={1000}
        value={form.get('transferReason')}
        error={faultOf(faults, 'transferReason')}
      />
    </StepForm>
  )
}
