import type { MessageId } from './en/index.ts';
import { textOf } from './text.tsx';

/** The words of the agent's window: `t('call.with', { name })`. */
export const useText = textOf<MessageId>();
