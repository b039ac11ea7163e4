/**
 * The file of a referral that a table reads; null for a member who reads of it what the agenda says, and no more
 * (`referral-and-states.md` section 3.5).
 */
export function fileHref({ referralId, mayRead }: { referralId: string; mayRead: boolean }): string | null {
  return mayRead ? `/cases/${referralId}` : null
}
