import type { FigureId } from '#shared/model/figure.ts';

/*
 * Where the notions and the usual values come from. Titles of publications are not translated.
 */

const sacks =
  'Sacks, H., Schegloff, E. A. & Jefferson, G. (1974). A simplest systematics for the organization of turn-taking for conversation. Language 50(4), 696–735.';
const schegloff =
  'Schegloff, E. A. (2000). Overlapping talk and the organization of turn-taking for conversation. Language in Society 29(1), 1–63.';
const stivers =
  'Stivers, T. et al. (2009). Universals and cultural variation in turn-taking in conversation. PNAS 106(26), 10587–10592.';
const heldner =
  'Heldner, M. & Edlund, J. (2010). Pauses, gaps and overlaps in conversations. Journal of Phonetics 38(4), 555–568.';
const levinson =
  'Levinson, S. C. & Torreira, F. (2015). Timing in turn-taking and its implications for processing models of language. Frontiers in Psychology 6, 731.';
const boland =
  'Boland, J. E., Fonseca, P., Mermelstein, I. & Williamson, M. (2022). Zoom disrupts the rhythm of conversation. Journal of Experimental Psychology: General 151(6), 1272–1282.';
const yngve =
  'Yngve, V. H. (1970). On getting a word in edgewise. Papers from the Sixth Regional Meeting of the Chicago Linguistic Society.';
const bavelas =
  'Bavelas, J. B., Coates, L. & Johnson, T. (2000). Listeners as co-narrators. Journal of Personality and Social Psychology 79(6), 941–952.';
const jefferson =
  'Jefferson, G. (1989). Preliminary notes on a possible metric which provides for a “standard maximum” silence of approximately one second in conversation. In D. Roger & P. Bull (eds), Conversation: An interdisciplinary perspective, 166–196.';
const itu =
  'ITU-T Recommendation P.59 (1993). Artificial conversational speech: a statistical model of telephone talk.';

const barrett =
  'Barrett, L. F. et al. (2019). Emotional expressions reconsidered: challenges to inferring emotion from human facial movements. Psychological Science in the Public Interest 20(1), 1–68.';

/** Publications behind a figure; none where the figure is a plain time or list of our own. */
export const sourcesOf: Readonly<Record<FigureId, readonly string[]>> = {
  talkTime: [itu],
  shareOfSpeech: [itu],
  shareOfCall: [itu],
  interruptions: [sacks, schegloff],
  yielded: [schegloff],
  backchannels: [yngve, bavelas],
  responseGap: [stivers, levinson, boland],
  goodPauses: [stivers, levinson],
  longPauses: [jefferson, heldner],
  longestMonologue: [sacks],
  overlap: [heldner, itu],
  silence: [itu, heldner],
  holdTime: [],
  notMeasured: [],
  cues: [],
  band: [barrett],
  readableShare: [],
};
