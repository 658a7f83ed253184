import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OpenDatabase } from './open-database.js';

/** Injection token of the open database, for parts that need its address. */
export const OPEN_DATABASE = Symbol('open database');

class CloseOnShutdown implements OnApplicationShutdown {
  constructor(private readonly database: OpenDatabase) {}

  onApplicationShutdown(): Promise<void> {
    return this.database.close();
  }
}

/** Gives every module the data source, which is opened before Nest starts, and closes it after everything else. */
@Global()
@Module({})
export class DatabaseModule {
  static for(database: OpenDatabase): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: DataSource, useValue: database.dataSource },
        { provide: OPEN_DATABASE, useValue: database },
        { provide: CloseOnShutdown, useFactory: () => new CloseOnShutdown(database) },
      ],
      exports: [DataSource, OPEN_DATABASE],
    };
  }
}
