import type { DataSource } from 'typeorm';

/** Whatever answers a statement: the data source, or a transaction's manager. */
export type Asked = Pick<DataSource, 'query'>;
