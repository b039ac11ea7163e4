import { TERRITORIES } from '@intarsi/contracts'
import { faultOf } from '../../../components/error-summary.tsx'
import { Radios, Select, TextField } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { territoryName } from '../../../words/codes.ts'
import { decisionWords as words } from '../../../words/decisions.ts'
import { groundWords } from '../../../words/reasons.ts'
import { languageOptions, serviceOptions, staffOptions } from './choices.ts'
import type { PartProps, StaffPartProps } from './decision-form.tsx'

/** A ground, a named destination, and who heard the household when it does not want this. */
export function AwayPart({ data, faults, form }: PartProps) {
  const page = usePage()
  const { t } = page
  const { facts } = data.file
  return (
    <>
      <Select
        id="reason"
        label={t(words.ground)}
        hint={t(words.groundHint)}
        empty="–"
        value={form.get('reason')}
        error={faultOf(faults, 'reason')}
        options={Object.entries(groundWords).map(([value, message]) => ({ value, label: t(message) }))}
      />
      <Select
        id="heardPerson"
        label={t(words.heardBy)}
        hint={t(words.heardHint)}
        optional
        empty="–"
        value={form.get('heardPerson')}
        error={faultOf(faults, 'heardPerson')}
        options={staffOptions(data.staff)}
      />
      <Select
        id="heardLanguage"
        label={t(words.heardLanguage)}
        optional
        value={form.get('heardLanguage') ?? facts.languages[0]}
        options={languageOptions(facts.languages, page)}
      />
      <DestinationFields data={data} faults={faults} form={form} />
    </>
  )
}

/** Where the household goes: a kind, a name, who answers, how they are reached. */
export function DestinationFields({ data, faults, form }: StaffPartProps) {
  const page = usePage()
  const { t } = page
  const { territory } = data.file
  const text = (id: string, label: string) => (
    <TextField id={id} label={label} maxlength={1000} value={form.get(id)} error={faultOf(faults, id)} />
  )
  return (
    <>
      <Radios
        id="destinationKind"
        label={t(words.destinationKind)}
        value={form.get('destinationKind') ?? 'service'}
        error={faultOf(faults, 'destinationKind')}
        options={[
          { value: 'service', label: t(words.service) },
          { value: 'territory', label: t(words.territory) },
          { value: 'measure', label: t(words.measure) },
        ]}
      />
      <div class="desk-when" data-to="service measure">
        <Select
          id="destinationCode"
          label={t(words.destinationCode)}
          empty="–"
          value={form.get('destinationCode')}
          error={faultOf(faults, 'destinationCode')}
          options={serviceOptions(territory, page)}
        />
      </div>
      <div class="desk-when" data-to="territory">
        <Select
          id="destinationTerritory"
          label={t(words.destinationTerritory)}
          empty="–"
          value={form.get('destinationTerritory')}
          error={faultOf(faults, 'destinationTerritory')}
          options={TERRITORIES.filter((one) => one !== territory).map((value) => ({
            value,
            label: territoryName(value),
          }))}
        />
      </div>
      {text('destinationService', t(words.destinationService))}
      {text('destinationPerson', t(words.destinationPerson))}
      {text('destinationContact', t(words.destinationContact))}
    </>
  )
}
