import { textOf } from '#renderer/ui/i18n/text.tsx';
import type { MessageId } from './en.ts';

/** The page's words in the person's language. */
export const useWords = textOf<MessageId>();
