/** How the server is reached. */
export type Endpoint =
  { readonly kind: 'socket'; readonly home: string } | { readonly kind: 'loopback'; readonly port: number };

/**
 * Settings for a machine that the database shares with the service: modest memory, nothing given up in safety.
 * Parallel workers and huge shared segments fail in containers with a small /dev/shm.
 */
const SERVER_SETTINGS: Readonly<Record<string, string>> = {
  shared_buffers: '128MB',
  work_mem: '16MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  max_connections: '60',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  jit: 'off',
  io_method: 'sync',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  wal_compression: 'on',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_messages: 'warning',
};

function endpointSettings(endpoint: Endpoint): Record<string, string> {
  // The socket's folder is given relative to the data directory: the server's side then knows no longest path,
  // and needs no way through folders that are closed to its account.
  return endpoint.kind === 'socket'
    ? { listen_addresses: '', unix_socket_directories: '..', unix_socket_permissions: '0700' }
    : { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(endpoint.port) };
}

/** The command line of the server; `overrides` are for tests, which need not survive a power cut. */
export function serverArguments(
  dataArgument: string,
  endpoint: Endpoint,
  overrides: Readonly<Record<string, string>> = {},
): string[] {
  const settings = { ...SERVER_SETTINGS, ...endpointSettings(endpoint), ...overrides };
  return [
    '-D',
    dataArgument,
    ...Object.entries(settings).flatMap(([name, text]) => ['-c', `${name}=${text}`]),
  ];
}
