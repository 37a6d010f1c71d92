import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  agentImportSchema,
  importReceiptSchema,
  teamAgentSchema,
} from '#shared/contract/deskImports.ts';
import { callPageSchema, readEntrySchema } from '#shared/contract/desk.ts';
import { importedCallId } from '#shared/model/call.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { testClock } from './support/clock.ts';
import type { DeskTeam } from './support/desk.ts';
import { agentFirst, aRecording, as, deskHub, lookAt, query } from './support/desk.ts';
import { ask } from './support/hub.ts';
import type { Someone } from './support/team.ts';
import { joining } from './support/team.ts';

const HOUR = 3_600_000;
const CALL = importedCallId('a1b2c3d4');
const own = z.array(agentImportSchema);

interface Import {
  readonly agent?: Someone;
  readonly teamId?: string;
  readonly summary?: Partial<CallSummary>;
}

const bodyOf = (team: DeskTeam, { agent = team.nils, teamId = team.north, summary }: Import) => ({
  agentId: agent.personId,
  teamId,
  summary: aRecording({ startedAt: Date.now(), ...summary }),
});

const take = (team: DeskTeam, by: Someone, call: Import = {}) =>
  as(team.hub, by).get(importReceiptSchema, 'POST', '/api/desk/imports', bodyOf(team, call));

const refusal = (team: DeskTeam, by: Someone, call: Import) =>
  as(team.hub, by).outcome('POST', '/api/desk/imports', bodyOf(team, call));

const linesOf = async (team: DeskTeam, by: Someone) =>
  (await as(team.hub, by).get(callPageSchema, 'POST', '/api/desk/calls', query())).lines;

describe('recordings that a supervisor imports', () => {
  it('come into the inbox once, under the names that the hub knows, with who imported them', async () => {
    const team = await deskHub();
    const { hub, rita, ada, nils } = team;
    const summary = { agentName: 'Somebody', imported: { by: 'Mallory', at: 5 } };
    expect(await take(team, rita, { summary })).toMatchObject({ callId: CALL, as: 'taken' });
    expect(await take(team, rita, { summary: { customerName: 'Another' } })).toMatchObject({
      as: 'known',
    });
    // The same recording, by the colleague.
    expect(await take(team, ada)).toMatchObject({ as: 'known' });
    expect(await linesOf(team, ada)).toMatchObject([
      { callId: CALL, agentId: nils.personId, agentName: 'Nils', customerName: 'Maya Lindqvist' },
    ]);
    const { summary: seen } = await lookAt(hub, ada, CALL);
    expect(seen.imported).toEqual({ by: 'Rita', at: expect.any(Number) });
    expect(seen.imported?.at).toBeGreaterThan(5);
    expect(seen.agentName).toBe('Nils');
  });

  it('are seen by their agent first, who can see who imported and so has read them', async () => {
    const clock = testClock();
    const team = await deskHub({ clock });
    const { hub, rita, nils, sven, north } = team;
    await agentFirst(team, north, 8 * HOUR);
    const summary = { startedAt: clock.now() };
    const receipt = await take(team, rita, { summary });
    expect(receipt).toEqual({ callId: CALL, as: 'taken', visibleAt: clock.now() + 8 * HOUR });
    expect(await linesOf(team, rita)).toEqual([]);
    const mine = await as(hub, nils).get(own, 'GET', '/api/agent/imports');
    expect(mine).toMatchObject([
      {
        visibleAt: clock.now() + 8 * HOUR,
        summary: { callId: CALL, imported: { by: 'Rita', at: clock.now() } },
      },
    ]);
    expect(await as(hub, sven).get(own, 'GET', '/api/agent/imports')).toEqual([]);
    const reads = z.array(readEntrySchema);
    const route = `/api/agent/calls/${CALL}/reads`;
    expect(await as(hub, nils).get(reads, 'GET', route)).toMatchObject([
      { reader: { name: 'Rita' }, at: clock.now() },
    ]);
    clock.advance(8 * HOUR);
    expect(await linesOf(team, rita)).toHaveLength(1);
    // Asked again, it says when they became visible, not when they would now.
    expect(await take(team, rita, { summary })).toMatchObject({
      as: 'known',
      visibleAt: receipt.as === 'refused' ? 0 : receipt.visibleAt,
    });
  });

  it('may be of those of one’s own teams, and of nobody else', async () => {
    const team = await deskHub();
    const { hub, ada, rita, sven, sara, south, nils, rut } = team;
    expect(await refusal(team, rita, { agent: sven, teamId: south })).toBe('notFound');
    expect(await refusal(team, rita, { agent: sven })).toBe('notFound');
    expect(await refusal(team, rita, { agent: rut })).toBe('notFound');
    for (const who of [nils, rut]) expect(await refusal(team, who, {})).toBe('forbidden');
    const agents = z.array(teamAgentSchema);
    const names = async (who: Someone) =>
      (await as(hub, who).get(agents, 'GET', '/api/desk/agents')).map(({ name }) => name).sort();
    expect(await names(rita)).toEqual(['Ada Brandt', 'Nils', 'Rita']);
    expect(await names(sara)).toEqual(['Sara', 'Sven']);
    // Somebody who left is not offered, and nothing more is said about them.
    const body = { disabled: true };
    const route = `/api/admin/people/${nils.personId}`;
    await ask(hub, 'PATCH', route, { token: ada.token, body });
    expect(await names(rita)).toEqual(['Ada Brandt', 'Rita']);
    expect(await refusal(team, rita, {})).toBe('notFound');
  });

  it('of the supervisor themselves are another supervisor’s to review', async () => {
    const team = await deskHub();
    const { hub, ada, rita } = team;
    expect(await take(team, rita, { agent: rita })).toMatchObject({ as: 'taken' });
    expect(await linesOf(team, rita)).toEqual([]);
    expect(await linesOf(team, ada)).toHaveLength(1);
    const { reads } = await lookAt(hub, ada, CALL);
    expect(reads.map(({ reader }) => reader.name)).toEqual(['Ada Brandt']);
  });

  it('stay whose they are: another agent’s is refused, and so is what no recording tells', async () => {
    const team = await deskHub();
    const { ada, hub, rita, sara, sven, south, north } = team;
    await take(team, rita);
    const other = await joining(hub, ada, 'Olga', [{ teamId: north, role: 'agent' }]);
    const taken = 'This recording is at the hub already, as a call of somebody else.';
    expect(await take(team, rita, { agent: other })).toMatchObject({ because: taken });
    expect(await take(team, sara, { agent: sven, teamId: south })).toMatchObject({
      because: taken,
    });
    const nothing = 'This is not what a recording alone can tell.';
    const [fact] = [{ atMs: 1, text: 'made up' }];
    for (const summary of [
      { callId: 'call-0001' },
      { facts: [fact] },
      { simulated: true },
      { notes: 'hm' },
      { mood: { spans: [], readableShare: 0 } },
    ]) {
      expect(await take(team, rita, { summary })).toMatchObject({ because: nothing });
    }
    const fresh = importedCallId('ffff0000');
    const future = { callId: fresh, startedAt: Date.now() + 48 * HOUR };
    expect(await take(team, rita, { summary: future })).toMatchObject({
      because: 'This call is in the future. Look at its date.',
    });
    const patch = { token: ada.token, body: { keepDays: 30 } };
    await ask(hub, 'PATCH', `/api/admin/teams/${north}`, patch);
    const old = { callId: fresh, startedAt: Date.now() - 31 * 24 * HOUR };
    expect(await take(team, rita, { summary: old })).toMatchObject({
      because: 'The team keeps calls for 30 days, and this one is older.',
    });
    expect(await linesOf(team, ada)).toHaveLength(1);
  });

  it('cannot be handed in or replaced by an agent’s app', async () => {
    const team = await deskHub();
    const { hub, rita, ada, nils } = team;
    await take(team, rita);
    const items = [{ revision: 9, summary: aRecording({ customerName: 'Nobody' }) }];
    const answer = await ask(hub, 'POST', '/api/agent/summaries', {
      token: nils.token,
      body: { items },
    });
    expect(answer.body).toEqual({
      items: [{ callId: CALL, as: 'refused', because: 'A recording is imported by a supervisor.' }],
    });
    expect(await linesOf(team, ada)).toMatchObject([{ customerName: 'Maya Lindqvist' }]);
  });
});
