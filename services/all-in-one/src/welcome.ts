import type { System } from './start-system.ts'

const PURPOSE: Record<string, string> = {
  intake: 'referrals, drafts, identity',
  equipe: 'tables, decisions, case managers, équipes',
  housing: 'places, matching, offers',
  casework: 'individual projects, tasks, documents, reviews',
  notifications: 'inbox, live stream, public feed',
}

/** Where to go: said first, before the demo's referrals are sent. */
export const headline = (system: System) => `\nintarsi is running: open ${system.desk}`

/** What a person reads when everything runs: addresses, how to get a token, how to stop. */
export function welcome(system: System): string {
  const lines = system.services.map(
    ({ name, url }) => `  ${name.padEnd(14)} ${url}/docs   ${PURPOSE[name] ?? ''}`,
  )
  const intake = system.urlOf('intake')
  return `${headline(system)}

  desk           ${system.desk}   choose a demo account and sign in
${lines.join('\n')}
  demo issuer    ${system.issuer}/accounts

A token for a demo account (every account is on the issuer's page):
  TOKEN=$(curl -s ${system.issuer}/token -H 'content-type: application/json' \\
    -d '{"account":"re-coordinator"}' | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
  curl -s ${intake}/referrals -H "authorization: Bearer $TOKEN"

Data and log: ${system.dataDirectory}
Ctrl-C stops it; the next start finds the data again.`
}
