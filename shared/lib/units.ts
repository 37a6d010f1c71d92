/** Milliseconds: a duration, or a moment counted from the start of the call's media clock. */
export type Ms = number;

/** Milliseconds since 1970-01-01T00:00:00Z (the wall clock). */
export type EpochMs = number;

/** Level relative to full scale: 0 dB is a full-scale square wave, silence is -100. */
export type Dbfs = number;

/** The level given for digital silence, so that no level is ever -Infinity. */
export const SILENCE_DBFS: Dbfs = -100;
