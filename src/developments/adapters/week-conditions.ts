/** Held at parameter $1, which is an instant here and never null, so that indexes over all versions serve. */
export const HELD = 'd.recorded_at <= $1 AND (d.superseded_at IS NULL OR d.superseded_at > $1)';
export const IS_LIVE = 'd.merged_into IS NULL AND NOT d.withdrawn';
/** Whether it enters an index: of an indicator, and neither alleged nor denied. */
export const COUNTS = `(d.status NOT IN ('alleged', 'denied') AND d.indicators @> ANY (ARRAY[
  '[{"name": "trade"}]', '[{"name": "defence"}]', '[{"name": "energy"}]', '[{"name": "diplomacy"}]']::jsonb[]))`;
