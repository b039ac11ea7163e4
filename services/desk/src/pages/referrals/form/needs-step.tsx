import { CODE_LISTS } from '@intarsi/contracts'
import { faultOf } from '../../../components/error-summary.tsx'
import { usePage } from '../../../page/page-context.ts'
import { formWords } from '../../../words/form.ts'
import { newReferralWords as words } from '../../../words/new-referral.ts'
import { Ask } from './ask.tsx'
import { referentName } from './coded-lists.ts'
import { Folded } from './folded.tsx'
import { useForm } from './form-context.tsx'
import {
  CULTURAL_OBSTACLE,
  HOUSING_NEED,
  LEVELS,
  MORE,
  NEED_AREAS,
  NEED_ITEMS,
  type NeedArea,
  ORIENTATION,
  SAFETY,
} from './questions-needs.ts'
import { RiskChoices } from './risk-choices.tsx'

/** `gateReads`: fields that a gate of the territory reads, asked of everybody there. */
export function NeedsStep({ gateReads }: { gateReads: readonly string[] }) {
  const { t } = usePage()
  const { faults } = useForm()
  const error = faultOf(faults, 'needs')
  const needed = ORIENTATION.filter(({ path }) => gateReads.includes(path))
  return (
    <>
      <p class="desk-hint">{t(formWords.levelHint)}</p>
      <div id="needs" tabindex={-1}>
        {error ? <p class="desk-error-text">{error}</p> : null}
        {NEED_AREAS.map((area) => (
          <Area key={area} area={area} />
        ))}
      </div>
      {needed.length > 0 ? (
        <section>
          <h2>{t(words.orientation)}</h2>
          <p class="desk-hint">{t(words.gateHint)}</p>
          {needed.map((question) => (
            <Ask key={question.path} question={question} />
          ))}
        </section>
      ) : null}
      <Risks />
      <Paths />
      <Folded
        summary={t(words.more)}
        questions={[...ORIENTATION.filter((question) => !needed.includes(question)), ...MORE].map(
          (question) => ({ ...question, optional: true }),
        )}
      />
    </>
  )
}

const HOUSING = [...HOUSING_NEED, ...SAFETY]

function Area({ area }: { area: NeedArea }) {
  const { t } = usePage()
  return (
    <section>
      <h2>{t(formWords[area])}</h2>
      <Ask question={LEVELS[area]} below={area === 'housing' ? HOUSING.map(({ path }) => path) : []}>
        <Items area={area} />
        {area === 'housing' ? <Folded summary={t(words.housingNeed)} questions={HOUSING} /> : null}
      </Ask>
    </section>
  )
}

/** The needs of one area; all areas share one name, so each has ids of its own. */
function Items({ area }: { area: NeedArea }) {
  const { t, language } = usePage()
  const { answers } = useForm()
  const chosen = answers.getAll('needCodes')
  return (
    <fieldset class="desk-field">
      <legend>
        {t(formWords.items)} <span class="visually-hidden">({t(formWords[area])})</span>
      </legend>
      <div class="desk-columns">
        {(NEED_ITEMS[area].options ?? []).map(({ code, label }) => (
          <div class="desk-choice" key={code}>
            <input
              type="checkbox"
              id={`need-${code}`}
              name="needCodes"
              value={code}
              checked={chosen.includes(code)}
            />
            <label for={`need-${code}`}>{label[language]}</label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

function Risks() {
  const { t } = usePage()
  const { answers } = useForm()
  return (
    <details class="desk-details" open={answers.has('riskFactors') || answers.has(CULTURAL_OBSTACLE.path)}>
      <summary>{t(words.risks)}</summary>
      <p class="desk-hint">{t(formWords.riskHint)}</p>
      <RiskChoices />
      <Ask question={CULTURAL_OBSTACLE} />
    </details>
  )
}

/** Row 32: other paths already open, each with whom to ask. */
export function Paths() {
  const { t, pick } = usePage()
  const { answers } = useForm()
  const chosen = answers.getAll('otherPaths')
  return (
    <details class="desk-details" open={chosen.length > 0}>
      <summary>{t(words.paths)}</summary>
      <fieldset class="desk-field" id="otherPaths">
        <legend class="visually-hidden">{t(words.paths)}</legend>
        {(CODE_LISTS.otherPaths ?? []).map((path) => (
          <div class="desk-choice desk-choice-with" key={path.code}>
            <input
              type="checkbox"
              id={`path-${path.code}`}
              name="otherPaths"
              value={path.code}
              checked={chosen.includes(path.code)}
            />
            <label for={`path-${path.code}`}>{pick(path)}</label>
            <input
              class="desk-input"
              name={referentName(path.code)}
              maxlength={120}
              value={answers.get(referentName(path.code)) ?? ''}
              aria-label={`${t(words.referent)}: ${pick(path)}`}
              placeholder={t(words.referent)}
              autocomplete="off"
            />
          </div>
        ))}
      </fieldset>
    </details>
  )
}
