/** The table where a module's applied migrations are listed. */
export const migrationTable = (module: string): string => `migration_${module}`

/** True of the tables that belong to the migrator, not to a module. */
export const isMigrationTable = (table: string): boolean => table.startsWith('migration_')
