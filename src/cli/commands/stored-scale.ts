/** The scales on which the stored series can be printed. */
export const STORED_SCALES = ['week', 'year', 'event-value'] as const;
export type StoredScale = (typeof STORED_SCALES)[number];
