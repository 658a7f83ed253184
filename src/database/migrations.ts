import type { MigrationInterface } from 'typeorm';

/** Every migration, oldest first. They are listed by hand so that none is found or missed by a file's place. */
export const migrations: (new () => MigrationInterface)[] = [];
