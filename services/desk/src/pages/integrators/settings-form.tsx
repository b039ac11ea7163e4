import { AREAS, TERRITORIES, type Territory } from '@intarsi/contracts'
import { type Account, territoriesOf } from '../../api/account.ts'
import { Csrf } from '../../components/csrf.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../components/error-summary.tsx'
import { Checkboxes, Radios, TextArea, TextField } from '../../components/inputs.tsx'
import { usePage } from '../../page/page-context.ts'
import { areaWords, territoryName } from '../../words/codes.ts'
import { common } from '../../words/common.ts'
import { integrationWords as words } from '../../words/integrations.ts'

type Props = {
  form: URLSearchParams
  faults: readonly FormFault[]
  person: Account
  action: string
  isNew: boolean
}

export function SettingsForm(props: Props) {
  const { form, faults, action, isNew } = props
  const { t } = usePage()
  return (
    <>
      <ErrorSummary faults={faults} />
      <form class="desk-form" method="post" action={action} novalidate>
        <Csrf />
        <input
          type="hidden"
          name={isNew ? 'key' : 'version'}
          value={form.get(isNew ? 'key' : 'version') ?? ''}
        />
        <TextField
          id="url"
          label={t(words.url)}
          hint={t(words.urlHint)}
          maxlength={2000}
          value={form.get('url')}
          error={faultOf(faults, 'url')}
        />
        <TextField
          id="description"
          label={t(words.description)}
          optional
          maxlength={200}
          value={form.get('description')}
          error={faultOf(faults, 'description')}
        />
        <h2>{t(words.whatIsSent)}</h2>
        <FilterFields {...props} />
        <Limits {...props} />
        <button type="submit" class="btn btn-primary">
          {t(isNew ? words.create : common.save)}
        </button>
      </form>
    </>
  )
}

function FilterFields({ form, faults, person }: Props) {
  const { t } = usePage()
  return (
    <>
      <TextArea
        id="types"
        label={t(words.types)}
        hint={t(words.typesHint)}
        optional
        rows={3}
        value={form.get('types')}
        error={faultOf(faults, 'types')}
      />
      <Checkboxes
        id="territories"
        label={t(words.territories)}
        hint={t(words.noneChosen)}
        optional
        inline
        values={form.getAll('territories')}
        options={seenBy(person).map((value) => ({ value, label: territoryName(value) }))}
      />
      <Checkboxes
        id="areas"
        label={t(words.areas)}
        hint={t(words.areasHint)}
        optional
        inline
        values={form.getAll('areas')}
        options={AREAS.map((value) => ({ value, label: t(areaWords[value]) }))}
      />
      <Ids {...{ form, faults }} />
    </>
  )
}

/** Territories whose events the person may see; an operator looks after everybody's endpoints. */
function seenBy(person: Account): readonly Territory[] {
  const own = territoriesOf(person, 'integrator')
  return own.length === 0 ? TERRITORIES : TERRITORIES.filter((territory) => own.includes(territory))
}

const ID_FIELDS = ['tables', 'bodies', 'subjects'] as const

function Ids({ form, faults }: Pick<Props, 'form' | 'faults'>) {
  const { t } = usePage()
  const given = ID_FIELDS.some((field) => form.get(field) || faultOf(faults, field))
  return (
    <Disclosure title={t(words.ids)} open={given}>
      {ID_FIELDS.map((field) => (
        <TextArea
          key={field}
          id={field}
          label={t(words[field])}
          hint={t(words.idsHint)}
          optional
          rows={2}
          value={form.get(field)}
          error={faultOf(faults, field)}
        />
      ))}
    </Disclosure>
  )
}

function Limits({ form, faults, isNew }: Props) {
  const { t } = usePage()
  const asked = faultOf(faults, 'maxInFlight') ?? faultOf(faults, 'maxPerSecond')
  return (
    <Disclosure title={t(words.limits)} open={asked !== undefined}>
      <Checkboxes
        id="ordered"
        label={t(words.delivery)}
        values={form.getAll('ordered')}
        options={[{ value: 'yes', label: t(words.ordered), hint: t(words.orderedHint) }]}
      />
      <TextField
        id="maxInFlight"
        type="number"
        label={t(words.maxInFlight)}
        value={form.get('maxInFlight')}
        error={faultOf(faults, 'maxInFlight')}
      />
      <TextField
        id="maxPerSecond"
        type="number"
        label={t(words.maxPerSecond)}
        value={form.get('maxPerSecond')}
        error={faultOf(faults, 'maxPerSecond')}
      />
      {isNew ? <OnlyAtFirst form={form} /> : null}
    </Disclosure>
  )
}

/** What stays as it was when the endpoint was made. */
function OnlyAtFirst({ form }: Pick<Props, 'form'>) {
  const { t } = usePage()
  return (
    <>
      <Radios
        id="format"
        label={t(words.format)}
        value={form.get('format') ?? 'cloudevent'}
        options={[
          { value: 'cloudevent', label: t(words.formatEvent) },
          { value: 'fhir-task', label: t(words.formatFhir) },
        ]}
      />
      <Checkboxes
        id="withPair"
        label={t(words.keys)}
        values={form.getAll('withPair')}
        options={[{ value: 'yes', label: t(words.withPair) }]}
      />
    </>
  )
}
