import { randomUUID } from 'node:crypto'
import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { Select, TextArea } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { OVERRIDE_REASONS, offerWords as words } from '../../../words/offers.ts'
import type { OtherPlace, RequestData } from './request-pages.ts'

type FormProps = { data: RequestData; faults: readonly FormFault[]; given: OtherPlace }

const FIELDS = ['placeId', 'reason', 'remark']

/** A person decides: another place than the one proposed, with a reason that stays in the ledger. */
export function OtherPlaceForm({ data: { request, places }, faults, given }: FormProps) {
  const { t } = usePage()
  const free = places.filter(
    ({ state, sharing }) => state === 'available' || (sharing && state !== 'blocked'),
  )
  return (
    <Disclosure title={t(words.another)} open={FIELDS.some((field) => faultOf(faults, field))}>
      <p class="desk-text">{t(words.anotherHint)}</p>
      <form class="desk-form" method="post" action={`/housing/requests/${request.requestId}/offer`}>
        <Csrf />
        <input type="hidden" name="key" value={randomUUID()} />
        <Select
          id="placeId"
          label={t(words.choosePlace)}
          value={given.placeId}
          empty="–"
          error={faultOf(faults, 'placeId')}
          options={free.map(({ placeId, name }) => ({ value: placeId, label: name }))}
        />
        <Select
          id="reason"
          label={t(words.reason)}
          value={given.reason}
          empty={t(words.chooseReason)}
          error={faultOf(faults, 'reason')}
          options={Object.entries(OVERRIDE_REASONS).map(([value, label]) => ({ value, label: t(label) }))}
        />
        <TextArea
          id="remark"
          label={t(words.remark)}
          hint={t(words.remarkHint)}
          value={given.remark}
          rows={3}
          maxlength={500}
          error={faultOf(faults, 'remark')}
        />
        <button type="submit" class="btn btn-primary">
          {t(words.another)}
        </button>
      </form>
    </Disclosure>
  )
}
