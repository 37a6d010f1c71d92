import type { Template, Tone } from '#shared/model/template.ts';

/** How often a template was offered in a call, and how often it was said then. */
export interface TemplateUse {
  readonly offered: number;
  readonly said: number;
}

/** What the order within a situation is made from. */
export interface Liking {
  readonly tone: Tone;
  /** Ids that the agent pinned. */
  readonly favourites: ReadonlySet<string>;
  /** The team's figures by template id; one without figures counts as an average one. */
  readonly use: ReadonlyMap<string, TemplateUse>;
  /** How often it stood on the panel in this call and was not said. */
  readonly passedOver: ReadonlyMap<string, number>;
}

/** A favourite goes before what the team finds best by half of everything. */
const FAVOURITE = 0.5;
/** The wrong tone goes behind every right one. */
const WRONG_TONE = -2;
/** Each place further down in the library, up to five: behind those the library's order is enough. */
const PLACE = -0.02;
const MOST_PLACES = 5;
/** Each chance that it had in this call, up to three. */
const PASSED_OVER = -0.03;
const MOST_PASSES = 3;
/**
 * Imagined offers with the situation's usual success: few figures move a template little. One more
 * call shifts it by a tenth of the whole at most.
 */
const PRIOR_OFFERS = 10;
/**
 * How much it counts that a template was offered more seldom than its neighbours: it grows with their
 * offers, so that a new one is tried in the end, however good they are (after Auer, Cesa-Bianchi and
 * Fischer 2002, "UCB1"; in steps of the imagined offers, so that it grows slowly). At this weight a
 * neighbour that is said half as often as the best is not tried before it within hundreds of offers.
 */
const SELDOM = 0.15;

/**
 * A situation's templates, best first: by the agent's favourites, the team's success with them, how
 * seldom they were offered, how fresh they are in this call, and their place in the library. Equal
 * ones keep their order.
 */
export function rank(row: readonly Template[], liking: Liking): readonly Template[] {
  const total = totalOf(row, liking.use);
  const usual = successOf(total, 0.5);
  const tried = triesOf(total);
  return row
    .map((template, place) => ({
      template,
      score: scoreOf(template, place, liking, usual) + seldomOf(liking.use.get(template.id), tried),
    }))
    .sort((a, b) => b.score - a.score)
    .map(({ template }) => template);
}

function scoreOf({ id, tone }: Template, place: number, liking: Liking, usual: number): number {
  const use = liking.use.get(id) ?? { offered: 0, said: 0 };
  const passes = Math.min(MOST_PASSES, liking.passedOver.get(id) ?? 0);
  const clashes = tone !== 'any' && liking.tone !== 'any' && tone !== liking.tone;
  return (
    successOf(use, usual) -
    usual +
    (liking.favourites.has(id) ? FAVOURITE : 0) +
    (clashes ? WRONG_TONE : 0) +
    PASSED_OVER * passes +
    PLACE * Math.min(MOST_PLACES, place)
  );
}

/** How often it is said when it is offered, 0..1, smoothed towards what is usual (after Laplace). */
function successOf(use: TemplateUse, usual: number): number {
  return (Math.max(0, use.said) + PRIOR_OFFERS * usual) / (triesOf(use) + PRIOR_OFFERS);
}

/** What a template has ahead for having been offered seldom, of so many offers of its situation. */
function seldomOf(use: TemplateUse | undefined, offersOfAll: number): number {
  const own = use === undefined ? 0 : triesOf(use);
  const all = Math.log1p(offersOfAll / PRIOR_OFFERS);
  return SELDOM * Math.sqrt(all / (1 + own / PRIOR_OFFERS));
}

/** One that was searched for is said without having been offered. */
function triesOf({ offered, said }: TemplateUse): number {
  return Math.max(0, offered, said);
}

function totalOf(row: readonly Template[], use: Liking['use']): TemplateUse {
  return row.reduce(
    ({ offered, said }, { id }) => ({
      offered: offered + (use.get(id)?.offered ?? 0),
      said: said + (use.get(id)?.said ?? 0),
    }),
    { offered: 0, said: 0 },
  );
}
