import type { Placeholder, Prompt, Template } from '#shared/model/template.ts';
import { requiredBy, withoutMissing } from '#shared/model/templateText.ts';

/** A value for every placeholder; empty where there is none. Plain text, never markup. */
export type PlaceholderValues = Readonly<Record<Placeholder, string>>;

/** Puts values into an ICU message. May throw on a malformed message. */
export type Format = (text: string, values: Readonly<Record<string, string>>) => string;

/**
 * The placeholders without whose value a template is not offered: those it says it needs, and those
 * that its text cannot leave out.
 */
export function needsOf({ needs, text }: Template): readonly string[] {
  return [...new Set([...needs, ...requiredBy(text)])];
}

/** Whether everything that the template needs is known. */
export function canFill(template: Template, values: PlaceholderValues): boolean {
  return needsOf(template).every((placeholder) => !isMissing(values, placeholder));
}

/** The template as a prompt; null when its text cannot be formatted. */
export function fill(template: Template, values: PlaceholderValues, format: Format): Prompt | null {
  const { id, situation, why } = template;
  const text = withoutMissing(template.text, (placeholder) => isMissing(values, placeholder));
  try {
    return { templateId: id, situation, why, text: format(text, values).trim() };
  } catch {
    // A template that someone wrote with a stray brace must not stop the call's panel.
    return null;
  }
}

function isMissing(values: Readonly<Record<string, string>>, placeholder: string): boolean {
  return (values[placeholder] ?? '') === '';
}
