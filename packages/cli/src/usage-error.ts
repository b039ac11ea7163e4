/** What was typed cannot be meant; nothing was done. The command ends with status 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}
