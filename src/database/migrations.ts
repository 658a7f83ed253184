import type { MigrationInterface } from 'typeorm';
import { Initial202611220000 } from '../../migrations/202611220000-initial.js';

/** Every migration, oldest first. They are listed by hand so that none is found or missed by a file's place. */
export const migrations: (new () => MigrationInterface)[] = [Initial202611220000];
