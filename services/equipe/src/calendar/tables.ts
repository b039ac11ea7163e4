/** One calendar feed per person, opened by a secret address. Only the secret's hash is kept. */
export type CalendarFeedTable = {
  person_id: string
  token_hash: string
  created_at: Date
  read_at: Date | null
}

export type CalendarTables = { calendar_feed: CalendarFeedTable }
