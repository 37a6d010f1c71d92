import type { Flow, FlowStore } from '#electron/hub/people/oidcFlows.ts';

/** Sign-ins under way in memory, for tests of what is done with them. */
export function flowsInMemory(most = 1000): FlowStore {
  const flows = new Map<string, Flow>();

  return {
    async put(flow, now) {
      for (const [id, { expiresAt }] of flows) if (expiresAt <= now) flows.delete(id);
      if (flows.size >= most) return false;
      flows.set(flow.id, flow);
      return true;
    },
    async find(by) {
      if ('id' in by) return flows.get(by.id) ?? null;
      return [...flows.values()].find(({ stateHash }) => stateHash === by.stateHash) ?? null;
    },
    async swap(found, next) {
      if (flows.get(found.id)?.version !== found.version) return false;
      if (next === null) flows.delete(found.id);
      else flows.set(found.id, { ...found, version: found.version + 1, step: next });
      return true;
    },
  };
}
