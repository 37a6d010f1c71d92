import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { TextProvider } from '#renderer/ui/i18n/text.tsx';
import type { Messages } from '../i18n/en.ts';
import { languages, loadLanguage } from '../i18n/languages.ts';
import type { Language } from '../i18n/languages.ts';

export interface SpokenProps {
  readonly language: Language;
  readonly messages: Messages;
  /** The person chose another language. */
  readonly onLanguage?: ((tag: string) => void) | undefined;
  readonly onTextProblem?: ((problem: Error) => void) | undefined;
  readonly children: (language: Language, choose: (tag: string) => void) => ReactNode;
}

/** A page's words around it, in the language that the person chose. */
export function Spoken(props: SpokenProps): ReactNode {
  const [spoken, setSpoken] = useState({ language: props.language, messages: props.messages });
  const { language, messages } = spoken;
  useEffect(() => {
    document.documentElement.lang = language.tag;
    document.documentElement.dir = language.dir;
  }, [language]);
  const choose = (tag: string): void => {
    const wanted = languages.find((each) => each.tag === tag);
    if (wanted === undefined) return;
    props.onLanguage?.(tag);
    void loadLanguage(wanted).then(setSpoken);
  };
  return (
    <TextProvider
      locale={language.tag}
      messages={messages}
      {...(props.onTextProblem === undefined ? {} : { onProblem: props.onTextProblem })}
    >
      {props.children(language, choose)}
    </TextProvider>
  );
}
