import { describe, expect, it } from 'vitest';
import { LibrarySharing } from '#electron/main/templates/keepSharing.ts';
import { figuresOf } from '#electron/main/templates/library.ts';
import { shareUse } from '#electron/main/templates/shareUse.ts';
import { aUse } from '#tests/hub/support/library.ts';
import { ask, KIM } from '#tests/hub/support/hub.ts';
import { testClock } from '#tests/hub/support/clock.ts';
import { teamHub } from '#tests/hub/support/team.ts';
import { Machine, atHub, move, twoMachines } from './machine.ts';
import { NOW, desktopStore } from '#tests/store/support/stores.ts';

describe('a team’s library on two machines', () => {
  it('is the same on both, with who changed it, and what came with the installation stays away', async () => {
    const world = await teamHub();
    const { a, b } = await twoMachines(world);
    for (const each of [a, b]) expect(await each.share()).toBe('done');
    await a.write('own-1', 'first');
    await a.write('own-1', 'better', 'draft');
    await a.write('bundled', 'ours now');
    expect(await a.share()).toBe('done');
    expect(await b.share()).toBe('done');
    expect(await b.find('own-1')).toMatchObject({
      text: 'better',
      status: 'draft',
      updatedBy: 'Nils',
      basedOn: null,
    });
    expect(await b.find('bundled')).toMatchObject({ text: 'ours now', basedOn: 'bundled' });
    await b.write('own-1', 'best', 'archived');
    await b.share();
    await a.share();
    expect(await a.find('own-1')).toMatchObject({ text: 'best', status: 'archived', version: 3 });
    const history = await a.store.templates.history('own-1');
    expect(history.map(({ by, template }) => `${by} ${template.text}`)).toEqual([
      'Sven best',
      'Nils better',
      'Nils first',
    ]);
    expect(await atHub(world, a)).toEqual(await b.shared());
    // Nothing new: one question, and nothing is handed in.
    a.requests = 0;
    await a.share();
    expect(a.requests).toBe(1);
  });

  it('keeps both of two edits, and asks the second', async () => {
    const world = await teamHub();
    const { a, b } = await twoMachines(world);
    await a.share();
    await a.write('own-1', 'start');
    await a.share();
    await b.share();
    await b.write('own-1', 'of b');
    await a.write('own-1', 'of a');
    await b.share();
    await a.share();
    expect(await a.find('own-1')).toMatchObject({ text: 'of b', updatedBy: 'Sven', version: 3 });
    const [question] = (await a.entries()).filter(({ conflictWith }) => conflictWith === 'own-1');
    expect(question).toMatchObject({ text: 'of a', status: 'draft', updatedBy: 'Nils' });
    // The question is a's own.
    await b.share();
    expect(await b.entries()).toHaveLength(1);
    const answer = { id: question?.id ?? '', choice: 'mine', seenVersion: 3 } as const;
    expect(await a.store.templates.settle(answer, 'Nils')).toMatchObject({ state: 'settled' });
    await a.share();
    await b.share();
    expect(await b.shared()).toEqual({ 'own-1': 'published of a' });
    expect(await atHub(world, a)).toEqual({ 'own-1': 'published of a' });
    const { body } = await ask(world.hub, 'GET', '/api/agent/templates/own-1/history', {
      token: b.who.token,
    });
    expect(JSON.stringify(body)).toContain('of b');
  });

  it('asks nobody about a change that was taken and only its answer lost', async () => {
    const { a, b } = await twoMachines(await teamHub());
    for (const each of [a, b]) await each.share();
    await a.write('own-1', 'of a');
    // The list is read, the change is taken, and the line is cut.
    a.line = ['good', 'cutAfter'];
    expect(await a.share()).toBe('away');
    await b.share();
    await b.write('own-1', 'of b, on top of it');
    await b.share();
    expect(await a.share()).toBe('done');
    expect(await a.entries()).toMatchObject([{ id: 'own-1', text: 'of b, on top of it' }]);
  });

  it('asks nobody where both say the same', async () => {
    const { a, b } = await twoMachines(await teamHub());
    for (const each of [a, b]) await each.share();
    for (const each of [a, b]) await each.write('own-1', 'the same');
    for (const each of [a, b, a]) await each.share();
    for (const each of [a, b]) expect(await each.entries()).toHaveLength(1);
  });

  it('leaves here what was here before, until somebody wants it to come along', async () => {
    const world = await teamHub();
    const { a, b } = await twoMachines(world);
    await a.write('mine-1', 'my own');
    await a.write('mine-2', 'put away', 'archived');
    await a.share();
    await a.write('mine-1', 'my own, better');
    await a.share();
    expect(await atHub(world, a)).toEqual({});
    expect(await a.store.teamLibrary.standing()).toEqual({ waiting: 0, keptHere: 1, refused: 0 });
    const sharing = new LibrarySharing({
      store: a.store.teamLibrary,
      bundledIds: async () => new Set(),
      freshId: a.freshId,
      changed: () => undefined,
      way: async () => a.way(),
      after: () => () => undefined,
    });
    await sharing.bringTemplates();
    await sharing.look();
    sharing.stop();
    await b.share();
    expect(await b.shared()).toEqual({ 'mine-1': 'published my own, better' });
    // What it was before the team is nobody else's.
    const history = await ask(world.hub, 'GET', '/api/agent/templates/mine-1/history', {
      token: b.who.token,
    });
    expect(JSON.stringify(history.body)).not.toContain('"my own"');
  });

  it('does not take one team’s sentences into another by itself', async () => {
    const world = await teamHub();
    const { a, b } = await twoMachines(world);
    await a.share();
    await a.write('own-1', 'of the first team');
    await a.share();
    await a.write('own-1', 'not sent yet');
    a.line = ['good', 'cutBefore'];
    expect(await a.share()).toBe('away');
    await move(world, a.who.personId, world.north);
    expect(await a.share()).toBe('done');
    expect(await atHub(world, a)).toEqual({});
    expect(await a.shared()).toEqual({ 'own-1': 'published not sent yet' });
    await b.share();
    expect(await b.shared()).toEqual({ 'own-1': 'published of the first team' });
  });

  it('gives a hub again what it lost when it was set back', async () => {
    const world = await teamHub();
    const { a } = await twoMachines(world);
    await a.share();
    for (const text of ['one', 'two', 'three']) await a.write('own-1', text);
    await a.share();
    // Another hub of the same name, as an older backup of it would be: it knows nothing of this.
    const older = await teamHub();
    const again = new Machine(a.store, older.nils, older.hub.origin, world.hub.origin);
    const { teamId = '' } = (await a.store.teamLibrary.link()) ?? {};
    again.callTeam(teamId, older.north);
    expect(await again.share()).toBe('done');
    expect(await atHub(older, again)).toEqual({ 'own-1': 'published three' });
    expect(await again.entries()).toHaveLength(1);
  });

  it('stops where nobody is let in, and loses nothing', async () => {
    const world = await teamHub();
    const { a } = await twoMachines(world);
    await a.share();
    await a.write('own-1', 'waits');
    expect(await a.share(KIM)).toBe('signedOut');
    expect(await a.share('nobody-0123456789-abcdefgh')).toBe('signedOut');
    const alone = new Machine(await desktopStore(), world.rut, world.hub.origin);
    expect(await alone.share()).toBe('noTeam');
    expect(await a.store.teamLibrary.standing()).toMatchObject({ waiting: 1 });
    expect(await a.share()).toBe('done');
    expect(await atHub(world, a)).toEqual({ 'own-1': 'published waits' });
  });
});

describe('how sentences fared', () => {
  const call = (callId: string, said: number) => ({ callId, uses: [aUse({ said })] });

  it('is summed at the team’s hub once, whatever the line does, and ranks on both machines', async () => {
    const { a, b } = await twoMachines(await teamHub({ clock: testClock(NOW) }));
    await a.store.templates.recordUse(call('call-before-the-team', 1));
    for (const each of [a, b]) await each.share();
    await a.store.templates.recordUse(call('call-number-a', 1));
    await a.store.templates.recordUse(call('call-number-a', 1));
    await b.store.templates.recordUse(call('call-number-b', 0));
    const share = (machine: Machine, wanted = false) =>
      shareUse(machine.store.teamLibrary, machine.way(), wanted);
    expect(await figuresOf(a.store.templates)).toMatchObject({ useOf: 'machine' });
    a.line = ['cutAfter'];
    expect(await share(a)).toBe(false);
    expect(await share(a)).toBe(true);
    expect(await share(b)).toBe(true);
    // Nothing to tell, and not the hour to ask.
    a.requests = 0;
    expect(await share(a)).toBe(false);
    expect(a.requests).toBe(0);
    expect(await share(a, true)).toBe(true);
    for (const each of [a, b]) {
      expect(await figuresOf(each.store.templates)).toEqual({
        useOf: 'team',
        use: [aUse({ offered: 6, said: 1 })],
      });
    }
    // What was before the team, and this machine's own figures, are nobody else's.
    expect(await a.store.templates.use()).toEqual([aUse({ offered: 6, said: 2 })]);
  });

  it('of another team stays there', async () => {
    const world = await teamHub();
    const { a, b } = await twoMachines(world);
    for (const each of [a, b]) await each.share();
    await a.store.templates.recordUse(call('call-number-a', 1));
    await move(world, a.who.personId, world.north);
    await a.share();
    expect(await a.store.teamLibrary.useReports(10)).toEqual([]);
    expect(await shareUse(a.store.teamLibrary, a.way(), true)).toBe(true);
    expect(await figuresOf(a.store.templates)).toMatchObject({ useOf: 'machine' });
  });
});
