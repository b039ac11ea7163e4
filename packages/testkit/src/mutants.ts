/** What is done to a service's database so that one guarantee of the messaging is gone, and the code is the same. */
export type Mutant = { breaks: string; sql: string }

/**
 * Every third transaction that announces waits before its commit, when its events already have their positions: others
 * that got later positions commit before it.
 */
export const LATE_COMMITS = `
  create function commit_late() returns trigger language plpgsql as $$
  begin
    if new.position % 3 = 0 then perform pg_sleep(0.15); end if;
    return null;
  end $$;
  create constraint trigger a_commit_late after insert on outbox_pending
    deferrable initially deferred for each row execute function commit_late();`

/**
 * Where a handler writes down each event that takes effect, as often as it does and in its order within a root; beside
 * the service's own schema, which stays what its migrations make it.
 */
export const EFFECTS =
  'create schema watched create table took_effect (place bigint generated always as identity, consumer text not null, event_id uuid not null)'

/** Each is planted to show that a check would see it. */
export const MUTANTS = {
  'late-commits-lost': {
    breaks:
      'the relay reads on from the highest position it has published, and so passes over what commits late',
    sql: `${LATE_COMMITS}
      create table published_up_to (position bigint not null);
      insert into published_up_to select coalesce(max(position), 0) from outbox;
      create function move_cursor() returns trigger language plpgsql as $$
      begin
        update published_up_to set position = greatest(position, old.position);
        return null;
      end $$;
      create trigger move_cursor after delete on outbox_pending for each row execute function move_cursor();
      create function pass_over() returns trigger language plpgsql as $$
      begin
        delete from outbox_pending where position = new.position
          and position < (select position from published_up_to);
        return null;
      end $$;
      create constraint trigger b_pass_over after insert on outbox_pending
        deferrable initially deferred for each row execute function pass_over();`,
  },
  'inbox-off': {
    breaks: 'the inbox forgets each event at once, so that a redelivery is applied again',
    sql: `
      create function forget() returns trigger language plpgsql as $$
      begin
        delete from inbox where consumer = new.consumer and event_id = new.event_id;
        return null;
      end $$;
      create trigger forget after insert on inbox for each row execute function forget();`,
  },
  'two-owners': {
    breaks: 'the locks that say which relay owns a shard keep nobody out',
    sql: `
      create function public.pg_try_advisory_lock(integer, integer) returns boolean language sql as 'select true';
      create view public.pg_locks as select * from pg_catalog.pg_locks where false;
      do $$ begin
        execute format('alter database %I set search_path = public, pg_catalog', current_database());
      end $$;`,
  },
} as const satisfies Record<string, Mutant>
