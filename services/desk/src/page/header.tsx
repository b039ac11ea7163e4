import { Csrf } from '../components/csrf.tsx'
import { Icon } from '../components/icon.tsx'
import { common } from '../words/common.ts'
import { usePage } from './page-context.ts'

/** The slim bar (network, language, person) and the product's name. */
export function Header() {
  const { t } = usePage()
  return (
    <div class="desk-header">
      <div class="desk-slim">
        <div class="container-xxl desk-slim-row">
          <span class="desk-network">{t(common.region)}</span>
          <LanguageSwitch />
          <Who />
        </div>
      </div>
      <div class="desk-brand">
        <div class="container-xxl">
          <a href="/" class="desk-brand-link">
            <Icon name="it-exchange-circle" size="lg" colour="white" />
            <span>
              <span class="desk-brand-name">{t(common.product)}</span>
              <span class="desk-brand-tagline">{t(common.tagline)}</span>
            </span>
          </a>
        </div>
      </div>
    </div>
  )
}

function LanguageSwitch() {
  const { t, language, address, answersForm } = usePage()
  const other = language === 'it' ? 'en' : 'it'
  return (
    <form method="post" action="/language" class="desk-inline">
      <Csrf />
      <input type="hidden" name="language" value={other} />
      <input type="hidden" name="back" value={address} />
      {answersForm ? <input type="hidden" name="typed" value="yes" /> : null}
      <button type="submit" class="desk-slim-link" lang={other}>
        {t(common.otherLanguage)}
      </button>
    </form>
  )
}

function Who() {
  const { t, person } = usePage()
  if (!person) {
    return (
      <a class="desk-slim-link" href="/sign-in">
        {t(common.signIn)}
      </a>
    )
  }
  return (
    <details class="desk-menu">
      <summary class="desk-slim-link">
        <Icon name="it-user" colour="white" />
        {`${person.givenName} ${person.familyName}`}
      </summary>
      <div class="desk-menu-panel">
        <p class="desk-menu-body">{person.bodyName}</p>
        <a href="/preferences">{t(common.preferences)}</a>
        <form method="post" action="/sign-out">
          <Csrf />
          <button type="submit">{t(common.signOut)}</button>
        </form>
      </div>
    </details>
  )
}
