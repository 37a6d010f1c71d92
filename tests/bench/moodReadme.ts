import { format } from 'prettier';
import { english } from '#renderer/ui/i18n/en/index.ts';
import type { MoodAccuracy, MoodGroup } from '#shared/model/moodAccuracy.ts';

const START =
  '<!-- mood card: made by `npm run -s bench -- mood --card FILE --readme README.md` -->';
const END = '<!-- mood card ends -->';

/** The README with the accuracy card's figures in its marked place. @throws Error without the marks */
export async function withMoodCard(readme: string, card: MoodAccuracy): Promise<string> {
  const from = readme.indexOf(START);
  const to = readme.indexOf(END);
  if (from < 0 || to < from) throw new Error('The README has no place for the mood card.');
  const block = await format(moodCardWords(card), { parser: 'markdown', printWidth: 100 });
  return `${readme.slice(0, from)}${START}\n\n${block}\n${readme.slice(to)}`;
}

/** The card in Markdown: the same figures, in the words of the app where it has some. */
function moodCardWords({ stills, clips, falseEpisodes, ...card }: MoodAccuracy): string {
  const { notABand } = stills;
  return [
    '| word | pictures | right when it is said | found, of those it answers for |',
    '| --- | --- | --- | --- |',
    ...stills.bands.map(
      ({ band, faces, precision, recall }) =>
        `| ${english[`mood.${band}`]} | ${faces} | ${percent(precision)} | ${percent(recall)} |`,
    ),
    '',
    `- Of ${stills.faces} pictures, each judged by weights that have not seen the person, ${percent(stills.answeredShare)} get a word; balanced over the three words ${percent(stills.balancedAccuracy)} of those are right. Without “can’t tell” it would be ${percent(stills.balancedAccuracyForced)}; fixed thresholds reach ${percent(stills.balancedAccuracyNaive)}.`,
    `- Clips: ${percent(clips.right)} of ${clips.samples} moments right, a second around changes left out; ${percent(clips.changesSeen)} of the changes (${clips.changes}, counting each at three paces) seen within 2 s. Lasting tension told of faces that were neutral all along: ${falseEpisodes === 0 ? 'never' : falseEpisodes}.`,
    `- Sadness and surprise are none of the words: ${percent(notABand.sadUnsure)} and ${percent(notABand.surprisedUnsure)} of such faces get “can’t tell”, as they should.`,
    ...groupRows(card.groups),
    ...(card.unlabelled.length > 0
      ? [
          `- Not labelled, so nothing is known about differences: ${card.unlabelled.map(named).join(', ')}.`,
        ]
      : []),
    `- Known to go wrong: ${card.knownFailures.map((failure) => english[`mood.failure.${failure}`]).join(' ')}`,
    '',
  ].join('\n');
}

function groupRows(groups: MoodAccuracy['groups']): readonly string[] {
  return groups.map(
    ({ group, label, faces, tenseFaces, answeredShare, right }) =>
      `- By ${named(group)}, ${english[`mood.group.label.${label}`]}: ${faces} pictures (${tenseFaces} tense), ${percent(answeredShare)} get a word, ${percent(right)} of those are right.`,
  );
}

function named(group: MoodGroup): string {
  return english[`mood.group.${group}`];
}

function percent(share: number | null): string {
  return share === null ? 'not measured' : `${Math.round(share * 100)} %`;
}
