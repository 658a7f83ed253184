import type { ThirdParty } from '../../../src/baseline/domain/third-parties.js';
import { t } from '../language/say.js';

export const THIRD_PARTY_LABEL: Readonly<Record<ThirdParty, string>> = {
  india: t`India`,
  'united-states': t`United States`,
  china: t`China`,
  afghanistan: t`Afghanistan`,
  sanctions: t`Sanctions`,
};
