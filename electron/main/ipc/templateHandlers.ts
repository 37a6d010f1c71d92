import type { templatesIpc } from '#shared/contract/templatesIpc.ts';
import type { DesktopStore } from '#electron/store/index.ts';
import type { TemplateExchange } from '../templates/exchange.ts';
import type { TemplateLibrary } from '../templates/library.ts';
import { figuresOf } from '../templates/library.ts';
import type { AgentHandlers } from './answer.ts';

/** The library's part of the handlers. */
export function templateHandlers(services: {
  readonly store: DesktopStore;
  readonly templates: TemplateLibrary;
  readonly exchange: TemplateExchange;
}): Pick<AgentHandlers, keyof typeof templatesIpc> {
  const { templates, exchange } = services;
  const store = services.store.templates;
  return {
    'templates.list': ({ locale }) => templates.offered(locale),
    'templates.standing': async () => {
      const { use } = await figuresOf(store);
      return { pins: await store.pins(), use };
    },
    'templates.library': () => templates.all(),
    'templates.save': (edit) => templates.save(edit),
    'templates.setStatus': (asked) => templates.setStatus(asked),
    'templates.settle': (asked) => templates.settle(asked),
    'templates.reorder': ({ ids }) => templates.reorder(ids),
    'templates.history': ({ id }) => store.history(id),
    'templates.restoreVersion': ({ id, version }) => templates.restoreVersion(id, version),
    'templates.keepUnsaved': (edit) => store.keepUnsaved(edit),
    'templates.dropUnsaved': ({ id }) => store.dropUnsaved(id),
    'templates.pin': ({ id, pinned }) => store.setPinned(id, pinned),
    'templates.recordUse': (call) => store.recordUse(call),
    'templates.export': ({ format }) => exchange.write(format),
    'templates.readImport': () => exchange.read(),
    'templates.takeImport': () => exchange.take(),
    'templates.cancelImport': () => exchange.cancel(),
  };
}
