import type { Preferences } from '../../api/preferences.ts'
import { Csrf } from '../../components/csrf.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../components/error-summary.tsx'
import { Radios, TextField } from '../../components/inputs.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { preferenceWords as words } from '../../words/preferences.ts'

type PreferencesProps = { preferences: Preferences; faults: readonly FormFault[] }

export function PreferencesView({ preferences, faults }: PreferencesProps) {
  const { t } = usePage()
  return (
    <>
      <ErrorSummary faults={faults} />
      <h2>{t(words.notices)}</h2>
      <h3>{t(words.here)}</h3>
      <p class="desk-text">{t(words.hereText)}</p>
      <h3>{t(words.mail)}</h3>
      <form class="desk-form" method="post" action="/preferences">
        <Csrf />
        <input type="hidden" name="version" value={preferences.version} />
        <Radios
          id="email"
          label={t(words.email)}
          hint={t(words.urgentRule)}
          value={preferences.email}
          error={faultOf(faults, 'email')}
          options={[
            { value: 'urgent-at-once', label: t(words.urgentAtOnce) },
            { value: 'all-at-once', label: t(words.allAtOnce) },
            { value: 'digest-only', label: t(words.digestOnly) },
            { value: 'off', label: t(words.off) },
          ]}
        />
        <TextField
          id="address"
          type="email"
          label={t(words.address)}
          hint={t(words.addressHint)}
          value={preferences.address}
          error={faultOf(faults, 'address')}
          autocomplete="email"
        />
        <Radios
          id="locale"
          label={t(words.mailLanguage)}
          value={preferences.locale}
          inline
          options={[
            { value: 'it', label: t(words.italian) },
            { value: 'en', label: t(words.english) },
          ]}
        />
        <button type="submit" class="btn btn-primary">
          {t(common.save)}
        </button>
      </form>
      <Screen />
    </>
  )
}

function Screen() {
  const { t, discreet } = usePage()
  return (
    <section>
      <h2>{t(words.screen)}</h2>
      <h3>{t(words.discreet)}</h3>
      <p class="desk-text">{t(words.discreetHint)}</p>
      <form method="post" action="/discreet">
        <Csrf />
        <input type="hidden" name="discreet" value={discreet ? 'no' : 'yes'} />
        {discreet ? <p>{t(words.discreetIsOn)}</p> : null}
        <button type="submit" class="btn btn-outline-primary">
          {t(discreet ? words.discreetOff : words.discreetOn)}
        </button>
      </form>
    </section>
  )
}
