import type { OpenIdFlowsRepository } from '#electron/store/index.ts';
import type { Flow, FlowStore } from './oidcFlows.ts';

/** Some 1 KB each. Far more than people who sign in within ten minutes. */
const maxFlows = 1000;

/**
 * Sign-ins under way in the hub's database, so that one may begin at one hub and end at another.
 */
export function storedFlows(flows: OpenIdFlowsRepository, most: number = maxFlows): FlowStore {
  return {
    put: (flow, now) => {
      const { id: flowId, stateHash: state, version, expiresAt } = flow;
      const body = JSON.stringify(flow);
      return flows.add({ flowId, state, version, body, expiresAt }, now, most);
    },
    async find(by) {
      const found =
        'id' in by ? await flows.find('flowId', by.id) : await flows.find('state', by.stateHash);
      return found === null ? null : (JSON.parse(found.body) as Flow);
    },
    swap(found, next) {
      const { id, version } = found;
      if (next === null) return flows.remove(id, version);
      const after: Flow = { ...found, version: version + 1, step: next };
      return flows.replace(id, version, JSON.stringify(after));
    },
  };
}
