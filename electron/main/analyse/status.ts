/* Exit statuses of the offline door. */

/** Everything was analysed. */
export const DONE = 0;

/** It failed by itself. */
export const FAILED = 1;

/** Something given could not be used; the rest was written. */
export const UNUSABLE = 2;
