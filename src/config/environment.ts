import { readSettings, type SettingsResult } from './settings.js';

/** The settings from this process's environment; see `readSettings`. */
export function readEnvironment(): SettingsResult {
  return readSettings(process.env);
}
