import type { Placeholder, Prompt, Template } from '#shared/model/template.ts';

/** A value for every placeholder; empty where there is none. Plain text, never markup. */
export type PlaceholderValues = Readonly<Record<Placeholder, string>>;

/** Puts values into an ICU message. May throw on a malformed message. */
export type Format = (text: string, values: Readonly<Record<string, string>>) => string;

/** Whether everything that the template needs is known. */
export function canFill(template: Template, values: PlaceholderValues): boolean {
  return template.needs.every((placeholder) => values[placeholder] !== '');
}

/** The template as a prompt; null when its text cannot be formatted. */
export function fill(template: Template, values: PlaceholderValues, format: Format): Prompt | null {
  const { id, situation, why } = template;
  try {
    return { templateId: id, situation, why, text: format(template.text, values) };
  } catch {
    // A template that someone wrote with a stray brace must not stop the call's panel.
    return null;
  }
}

/** A fact as it stands in the middle of a spoken sentence: without its own full stop. */
export function spokenFact(text: string): string {
  return text.trim().replace(/[\s.,;:!?…]+$/u, '');
}

/** The name a person introduces themselves with. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? '';
}
