import type { Ms } from '#shared/lib/units.ts';
import type { PromisedAction } from '#shared/model/commitment.ts';
import type { Channel, Prompt, Template, Tone } from '#shared/model/template.ts';
import type { Reason } from './calm.ts';
import type { Shelf } from './choose.ts';
import type { PromptConfig } from './config.ts';
import type { Format } from './fill.ts';
import type { Occasion, Progress } from './occasion.ts';
import type { Liking, TemplateUse } from './rank.ts';
import type { Speakers } from './values.ts';

/** Who speaks with whom, what may be said, and the tools to fill a sentence. */
export interface PromptOptions extends Speakers {
  readonly templates: readonly Template[];
  readonly format: Format;
  /** Whether the parties see each other; `any` where it is not known. */
  readonly channel?: Exclude<Channel, 'chat'>;
  /** The tone to mirror; without it, the one in which the customer gave their name. */
  readonly tone?: Tone;
  /** Ids of the templates that the agent pinned. */
  readonly favourites?: readonly string[];
  /** The team's figures by template id. */
  readonly use?: ReadonlyMap<string, TemplateUse>;
}

export interface Fact {
  readonly factId: number;
  readonly atMs: Ms;
  readonly text: string;
}

/** The panel, and what it is decided by. */
export interface PromptState {
  readonly options: PromptOptions;
  readonly config: PromptConfig;
  readonly shelf: Shelf;
  readonly liking: Liking;
  readonly progress: Progress;
  readonly facts: readonly Fact[];
  /** What was promised and still stands, the latest last. */
  readonly actions: readonly PromisedAction[];
  /** Templates that were said in this call: none is offered twice unless the agent asks. */
  readonly said: ReadonlySet<string>;
  /** Templates that were found not useful: none is offered again unless the agent asks. */
  readonly notUseful: ReadonlySet<string>;
  /** When each template was put off. */
  readonly notNowMs: ReadonlyMap<string, Ms>;
  /** Customer's speech since the agent's last turn. */
  readonly customerSpeechMs: Ms;
  readonly held: boolean;
  /** When the panel changed within the last minute, and since when it stands as it does. */
  readonly changesMs: readonly Ms[];
  readonly sinceMs: Ms;
  /** What the panel shows was chosen for these. */
  readonly occasions: readonly Occasion[];
  /** Why the panel is due for a change that could not be made yet. */
  readonly due: Reason | null;
  readonly prompts: readonly Prompt[];
}
