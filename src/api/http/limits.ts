/** The largest request body that is read, as the body parser takes it. */
export const LARGEST_BODY = '100kb';
