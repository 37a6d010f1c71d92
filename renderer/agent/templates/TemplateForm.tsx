import { useRef } from 'react';
import type { ReactNode } from 'react';
import type { PhraseToAvoid } from '#shared/model/phraseToAvoid.ts';
import type { Placeholder, Template } from '#shared/model/template.ts';
import { channels, empathyKinds, placeholders, situations, tones } from '#shared/model/template.ts';
import type { TemplateProblem } from '#shared/model/templateLint.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { Problems } from './Problems.tsx';
import styles from './Templates.module.css';

/** The fields of a sentence. */
export function TemplateForm(props: {
  readonly template: Template;
  /** Null where the language is none. */
  readonly problems: readonly TemplateProblem[] | null;
  readonly phrases: readonly PhraseToAvoid[];
  readonly onChange: (changes: Partial<Template>) => void;
}): ReactNode {
  const t = useText();
  const place = useRef<number | null>(null);
  const { template, problems, onChange } = props;
  const insert = (placeholder: Placeholder): void => {
    const { text } = template;
    const at = place.current ?? text.length;
    const written = `{${placeholder}}`;
    place.current = at + written.length;
    onChange({ text: text.slice(0, at) + written + text.slice(at) });
  };
  return (
    <>
      <TextField
        label={t('template.text')}
        hint={t('template.textHint')}
        rows={3}
        maxLength={600}
        value={template.text}
        onChange={(text) => onChange({ text })}
        onBlur={(event) => {
          const field: unknown = event.target;
          place.current = field instanceof HTMLTextAreaElement ? field.selectionStart : null;
        }}
      />
      <section className={styles['row']} aria-label={t('template.insert')}>
        {placeholders.map((each) => (
          <Button key={each} size="small" onPress={() => insert(each)}>
            {t(`template.placeholder.${each}`)}
          </Button>
        ))}
      </section>
      <Problems problems={problems ?? []} phrases={props.phrases} />
      <TextField
        label={t('template.why')}
        maxLength={300}
        value={template.why}
        onChange={(why) => onChange({ why })}
      />
      <div className={styles['filters']}>
        <Select
          label={t('template.situation')}
          value={template.situation}
          options={situations.map((id) => ({ id, label: t(`situation.${id}`) }))}
          onChange={(id) =>
            onChange({ situation: situations.find((each) => each === id) ?? template.situation })
          }
        />
        <TextField
          label={t('template.locale')}
          hint={t('template.localeHint')}
          error={problems === null ? t('template.localeWrong') : null}
          maxLength={20}
          value={template.locale}
          onChange={(locale) => onChange({ locale })}
        />
        <Select
          label={t('templates.tone')}
          value={template.tone}
          options={tones.map((id) => ({ id, label: t(`templates.tone.${id}`) }))}
          onChange={(id) => onChange({ tone: tones.find((each) => each === id) ?? 'any' })}
        />
        <Select
          label={t('templates.channel')}
          value={template.channel}
          options={channels.map((id) => ({ id, label: t(`templates.channel.${id}`) }))}
          onChange={(id) => onChange({ channel: channels.find((each) => each === id) ?? 'any' })}
        />
        <Select
          label={t('templates.empathy')}
          value={template.empathy ?? 'none'}
          options={(['none', ...empathyKinds] as const).map((id) => ({
            id,
            label: t(`templates.empathy.${id}`),
          }))}
          onChange={(id) => onChange({ empathy: empathyKinds.find((each) => each === id) ?? null })}
        />
      </div>
    </>
  );
}
