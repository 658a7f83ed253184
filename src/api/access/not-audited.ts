import { SetMetadata } from '@nestjs/common';

/** Metadata of handlers whose requests the log does not keep. */
export const NOT_AUDITED = 'not audited';

/**
 * Marks a handler whose path or sender tells of a subscriber: a log that nothing is ever taken out of must not keep what
 * its subject may have erased. What proves such a change stands with the subscription.
 */
export const NotAudited = () => SetMetadata(NOT_AUDITED, true);
