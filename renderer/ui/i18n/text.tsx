import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider, useIntl } from 'react-intl';
import type { IntlShape } from 'react-intl';
import '../theme/base.css';
import '../theme/tokens.css';
import { reserveReactAriaStyle } from '../theme/pressable.ts';

/** Message id -> ICU MessageFormat. */
export type Catalogue = Readonly<Record<string, string>>;

export type TextValues = Readonly<Record<string, string | number | boolean | Date | null>>;

/** Values with elements in them, or functions that wrap a tag of the message. */
type RichValues = Readonly<Record<string, ReactNode | Date | ((parts: ReactNode[]) => ReactNode)>>;

/** Words of one catalogue: `t(id, values)`, and `t.rich(id, values)` where elements stand in it. */
export interface Text<Id extends string> {
  (id: Id, values?: TextValues): string;
  readonly rich: (id: Id, values: RichValues) => ReactNode;
}

/**
 * The root of every page: words, number and date formats, the tokens and the base styles.
 * A missing or broken message throws in tests and shows its id in the app.
 */
export function TextProvider(props: {
  readonly locale: string;
  readonly messages: Catalogue;
  readonly children: ReactNode;
  readonly onProblem?: (problem: Error) => void;
}): ReactNode {
  reserveReactAriaStyle(document);
  return (
    <IntlProvider
      locale={props.locale}
      defaultLocale="en"
      messages={props.messages}
      onError={props.onProblem ?? ignore}
    >
      <I18nProvider locale={props.locale}>{props.children}</I18nProvider>
    </IntlProvider>
  );
}

/**
 * A `useText` that knows the ids of one catalogue, so that a wrong id breaks the build:
 * `export const useText = textOf<keyof typeof messages>();`
 */
export function textOf<Id extends string>(): () => Text<Id> {
  return () => textFrom<Id>(useIntl());
}

const known = new WeakMap<IntlShape, unknown>();

function textFrom<Id extends string>(intl: IntlShape): Text<Id> {
  const made = known.get(intl) as Text<Id> | undefined;
  if (made) return made;
  const plain = (id: Id, values?: TextValues): string => intl.formatMessage({ id }, values);
  const text = Object.assign(plain, {
    rich: (id: Id, values: RichValues): ReactNode =>
      intl.formatMessage({ id }, values as Parameters<IntlShape['formatMessage']>[1]),
  });
  known.set(intl, text);
  return text;
}

function ignore(): void {}
