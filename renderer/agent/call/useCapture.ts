import { readLine, windowZone } from '#renderer/session/index.ts';
import { useDue } from '#renderer/ui/i18n/useDue.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useCall } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import { useProblem } from '../notes/useProblem.ts';

/** What the line in the capture field comes to. */
interface Capture {
  /** How it was understood, or what is wrong with it. */
  readonly words: string;
  /** Does what the words say; null while the line cannot be taken. */
  readonly add: (() => void) | null;
}

/** Reads the line as it is typed. @returns null for an empty one */
export function useCapture(line: string): Capture | null {
  const t = useText();
  const { actions, now } = useServices();
  const lastAction = useCall((call) => call.actions.at(-1));
  const dueWords = useDue(windowZone);
  const problemWords = useProblem();
  const at = now();
  const read = readLine(line, { now: at, zone: windowZone });
  if (read === null) return null;
  if (!read.ok) return { words: problemWords(read.error), add: null };
  const captured = read.value;
  switch (captured.kind) {
    case 'fact':
      return { words: t('capture.echo.fact'), add: () => actions.addFact(captured.text) };
    case 'action': {
      const { text, dueAt } = captured;
      return {
        words:
          dueAt === null
            ? t('capture.echo.action')
            : t('capture.echo.actionDue', { ...dueWords(dueAt, at) }),
        add: () => actions.addAction(text, dueAt),
      };
    }
    default: {
      if (lastAction === undefined) return { words: problemWords({ code: 'noAction' }), add: null };
      const { actionId, text } = lastAction;
      return {
        words: t('capture.echo.due', { text, ...dueWords(captured.dueAt, at) }),
        add: () => actions.changeAction(actionId, text, captured.dueAt),
      };
    }
  }
}
