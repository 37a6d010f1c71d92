import { z } from 'zod';
import type { EpochMs } from '#shared/lib/units.ts';
import { MIN_TURN_SECRET, turnAddressProblem } from '#shared/lib/turnAddress.ts';
import { personNameSchema } from './call.ts';
import type { CueKind, CueOpinions } from './cue.ts';
import { cueKindSchema, cueOpinionsSchema } from './cue.ts';
import { peopleIdSchema } from './people.ts';

/** The hub inside this app. */
export interface OwnHubSettings {
  readonly mode: 'embedded';
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly tlsCertFile: string | null;
  readonly tlsKeyFile: string | null;
  /** The address customers see, when a proxy stands in front. */
  readonly publicUrl: string | null;
  /** TURN servers for calls that no direct way is let through. */
  readonly turn?: OwnTurnSettings;
}

/** TURN servers that share a secret with the hub inside this app (coturn's `use-auth-secret`). */
export interface OwnTurnSettings {
  readonly urls: readonly string[];
  readonly secret: string;
  /** Calls go over these servers alone: neither side learns the other's network address. */
  readonly relayOnly: boolean;
}

/** Where this app finds its hub. */
export type HubSettings =
  | OwnHubSettings
  | {
      readonly mode: 'remote';
      readonly url: string;
      /** An access token of the hub's own file, or a sign-in's. */
      readonly token: string;
      /** Further addresses, as the hub at `url` named them to whoever holds the token. */
      readonly also?: readonly string[];
      /** Who is signed in with it; null for an access token. */
      readonly account: { readonly personId: string; readonly name: string } | null;
    };

/** The team's hub where somebody is, or was, signed in on this machine. */
export interface LastTeam {
  readonly origin: string;
  readonly personId: string;
  /** When they signed out here, epoch milliseconds; null while they have not. */
  readonly leftAt: EpochMs | null;
  /** They were asked whether their calls of before go along. */
  readonly askedPast: boolean;
  /** What the hub inside this app was set to, for the way back. */
  readonly ownHub: OwnHubSettings | null;
}

/** When the agent is reminded of what was promised. */
export const reminderChoices = ['off', 'atDue', 'min15', 'hour1'] as const;

export type ReminderChoice = (typeof reminderChoices)[number];

/**
 * Bounds of the panel's width, CSS pixels: narrower, its four tabs do not fit; wider, the customer's
 * picture has no room in the smallest window.
 */
export const PANEL_WIDTH = { min: 300, max: 560 } as const;

/** A window's place and size, screen pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the agent chose on this machine. Device ids are null for "the system's default". */
export interface Settings {
  readonly agentName: string | null;
  readonly company: string;
  readonly theme: 'system' | 'light' | 'dark';
  readonly locale: string | null;
  readonly microphoneId: string | null;
  readonly cameraId: string | null;
  readonly speakerId: string | null;
  /** The device that rings; often the loudspeaker while the call is in the headset. */
  readonly ringerId: string | null;
  /** What the browser does to the microphone's sound before it is sent. */
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  readonly autoGain: boolean;
  readonly startWithCamera: boolean;
  readonly bringToFrontOnRing: boolean;
  readonly switchedOffCues: readonly CueKind[];
  /** A soft sound with each cue, in the headset only. */
  readonly softCueSound: boolean;
  /** A soft sound when the line of a call is lost, and when it is back. */
  readonly lineSound: boolean;
  /** Whether new links ask the customer for the mood cue. Off stops it in a running call too. */
  readonly moodCue: boolean;
  /** What "not useful" has said so far; kept so that the app can ask whether to switch a kind off. */
  readonly cueOpinions: CueOpinions;
  readonly reminders: ReminderChoice;
  /** How wide the panel beside a call is, CSS pixels; null is as the window has room. */
  readonly panelWidth: number | null;
  /** Prompts in type for reading aloud from farther away. */
  readonly panelLarge: boolean;
  readonly panelHidden: boolean;
  /** In a window of its own. */
  readonly panelDetached: boolean;
  /** Where that window stood, screen pixels; null where it was never moved. */
  readonly panelBounds: Bounds | null;
  readonly hub: HubSettings;
  readonly lastTeam: LastTeam | null;
}

const device = z.string().max(200).nullable();
const path = z.string().min(1).max(1000).nullable();
const httpUrl = z.url({ protocol: /^https?$/ }).max(500);

const turnUrl = z
  .string()
  .max(300)
  .refine((text) => turnAddressProblem(text) === null, 'not the address of a TURN server');

const ownTurnSchema = z.readonly(
  z.object({
    urls: z.readonly(z.array(turnUrl).min(1).max(8)),
    secret: z.string().min(MIN_TURN_SECRET).max(500),
    relayOnly: z.boolean(),
  }),
) satisfies z.ZodType<OwnTurnSettings>;

const ownHubSchema = z.object({
  mode: z.literal('embedded'),
  host: z.string().min(1).max(255),
  port: z.number().int().min(0).max(65_535),
  tlsCertFile: path,
  tlsKeyFile: path,
  publicUrl: httpUrl.nullable(),
  turn: ownTurnSchema.exactOptional(),
}) satisfies z.ZodType<OwnHubSettings>;

const hubSettingsSchema = z.readonly(
  z.discriminatedUnion('mode', [
    ownHubSchema,
    z.object({
      mode: z.literal('remote'),
      url: httpUrl,
      token: z.string().min(16).max(500),
      also: z.readonly(z.array(httpUrl).max(16)).exactOptional(),
      account: z
        .object({ personId: peopleIdSchema, name: personNameSchema })
        .nullable()
        .default(null),
    }),
  ]),
) satisfies z.ZodType<HubSettings>;

const lastTeamSchema = z.readonly(
  z.object({
    origin: httpUrl,
    personId: peopleIdSchema,
    leftAt: z.number().int().nullable(),
    askedPast: z.boolean(),
    ownHub: ownHubSchema.nullable(),
  }),
) satisfies z.ZodType<LastTeam>;

const pixels = z.number().int().min(-100_000).max(100_000);
const boundsSchema = z.readonly(
  z.object({ x: pixels, y: pixels, width: pixels.positive(), height: pixels.positive() }),
) satisfies z.ZodType<Bounds>;

const settingsShape = {
  agentName: personNameSchema.nullable(),
  company: z.string().trim().max(80),
  theme: z.enum(['system', 'light', 'dark']),
  locale: z.string().max(35).nullable(),
  microphoneId: device,
  cameraId: device,
  speakerId: device,
  ringerId: device,
  echoCancellation: z.boolean(),
  noiseSuppression: z.boolean(),
  autoGain: z.boolean(),
  startWithCamera: z.boolean(),
  bringToFrontOnRing: z.boolean(),
  switchedOffCues: z.readonly(z.array(cueKindSchema)),
  softCueSound: z.boolean(),
  lineSound: z.boolean(),
  moodCue: z.boolean(),
  cueOpinions: cueOpinionsSchema,
  reminders: z.enum(reminderChoices),
  panelWidth: z.number().int().min(PANEL_WIDTH.min).max(PANEL_WIDTH.max).nullable(),
  panelLarge: z.boolean(),
  panelHidden: z.boolean(),
  panelDetached: z.boolean(),
  panelBounds: boundsSchema.nullable(),
  hub: hubSettingsSchema,
  lastTeam: lastTeamSchema.nullable(),
};

export const settingsSchema = z.readonly(z.object(settingsShape)) satisfies z.ZodType<Settings>;

/** A change: any subset of the settings. */
export const settingsPatchSchema = z.readonly(z.strictObject(settingsShape).partial());

export type SettingsPatch = Partial<Settings>;

export const defaultSettings: Settings = {
  agentName: null,
  company: '',
  theme: 'system',
  locale: null,
  microphoneId: null,
  cameraId: null,
  speakerId: null,
  ringerId: null,
  echoCancellation: true,
  noiseSuppression: true,
  autoGain: true,
  startWithCamera: true,
  bringToFrontOnRing: false,
  switchedOffCues: [],
  softCueSound: false,
  lineSound: true,
  moodCue: true,
  cueOpinions: {},
  reminders: 'min15',
  panelWidth: null,
  panelLarge: false,
  panelHidden: false,
  panelDetached: false,
  panelBounds: null,
  hub: {
    mode: 'embedded',
    host: '127.0.0.1',
    port: 0,
    tlsCertFile: null,
    tlsKeyFile: null,
    publicUrl: null,
  },
  lastTeam: null,
};
