import { useEffect, useRef, useState } from 'react';
import type { LibraryTemplate } from '#shared/model/libraryTemplate.ts';
import { contentOf, isSameContent } from '#shared/model/libraryTemplate.ts';
import type { Template } from '#shared/model/template.ts';
import type { Library, TemplateDesk } from '#renderer/session/index.ts';

/** A sentence while it is edited. */
export interface Draft {
  readonly template: Template;
  readonly change: (changes: Partial<Template>) => void;
  /** It differs from what is saved. */
  readonly dirty: boolean;
  /** It was left unsaved before and was brought back. */
  readonly broughtBack: boolean;
  /** The version that the edit began with. */
  readonly baseVersion: number;
  /** Keeps what is not saved, now. */
  readonly keep: () => Promise<void>;
  /** It is saved, or given up: leaving keeps nothing. */
  readonly settle: () => void;
}

/** After this long without a key an unsaved edit is kept, so that a crash costs little of it. */
const KEEP_AFTER_MS = 1000;

/** An edit that is never lost: what is not saved is kept while typing and on leaving. */
export function useDraft(entry: LibraryTemplate, library: Library, desk: TemplateDesk): Draft {
  const [kept] = useState(() => library.unsaved.find(({ template }) => template.id === entry.id));
  const [template, setTemplate] = useState<Template>(kept?.template ?? contentOf(entry));
  const baseVersion = kept?.baseVersion ?? entry.version;
  const dirty = !isSameContent(template, entry);
  const latest = useRef({ template, dirty, settled: false });
  useEffect(() => {
    latest.current = { ...latest.current, template, dirty };
  }, [template, dirty]);
  useEffect(() => {
    if (!dirty) return undefined;
    const timer = setTimeout(() => {
      if (!latest.current.settled) void desk.keepUnsaved({ template, baseVersion });
    }, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [desk, template, dirty, baseVersion]);
  useEffect(
    () => () => {
      const now = latest.current;
      if (now.dirty && !now.settled) {
        void desk.keepUnsaved({ template: now.template, baseVersion });
      }
    },
    [desk, baseVersion],
  );
  return {
    template,
    change: (changes) => {
      latest.current = { ...latest.current, settled: false };
      setTemplate((was) => ({ ...was, ...changes }));
    },
    dirty,
    broughtBack: kept !== undefined,
    baseVersion,
    keep: async () => {
      if (!dirty) return;
      latest.current = { ...latest.current, settled: true };
      await desk.keepUnsaved({ template, baseVersion });
    },
    settle: () => {
      latest.current = { ...latest.current, settled: true };
    },
  };
}
