/**
 * Version of the words that the customer reads before they answer (`consent.*` of i18n, in every
 * language). It stands on each receipt; a test refuses words that changed under the same version.
 */
export const CONSENT_TEXT_VERSION = '1';
