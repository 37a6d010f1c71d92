import type { Calibration, Kudos, Plan } from '#shared/contract/desk.ts';
import { ines, nora, sam, scorecard } from './supervisor.ts';
import { NOW, minutes } from './time.ts';

/* What supervisors do with each other and with agents: one builder a snapshot, with overrides. */

export function calibration(overrides: Partial<Calibration> = {}): Calibration {
  return {
    calibrationId: 'calibration-1',
    callId: 'call-maya-0001',
    scorecard,
    startedBy: nora,
    startedAt: NOW - minutes(60 * 30),
    reviewers: [
      { ...nora, done: false },
      { ...ines, done: true },
    ],
    own: null,
    all: null,
    ...overrides,
  };
}

export function plan(overrides: Partial<Plan> = {}): Plan {
  return {
    planId: 'plan-1',
    agentId: sam.personId,
    teamId: 'team-1',
    title: 'Room for the customer',
    goals: [
      {
        goalId: 'goal-1',
        text: 'Let the story end before the first question',
        dueAt: NOW + minutes(60 * 24 * 14),
        doneAt: null,
      },
      {
        goalId: 'goal-2',
        text: 'Listen to two of my own calls',
        dueAt: null,
        doneAt: NOW - minutes(60 * 24),
      },
    ],
    callIds: ['call-maya-0001'],
    closedAt: null,
    revision: 3,
    ...overrides,
  };
}

export function kudos(overrides: Partial<Kudos> = {}): Kudos {
  return {
    kudosId: 'kudos-1',
    from: ines,
    to: nora,
    callId: null,
    text: 'Thank you for listening in on the long one yesterday.',
    at: NOW - minutes(60 * 20),
    ...overrides,
  };
}
