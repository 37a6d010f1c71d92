import type { MoodWeights } from './model.ts';

/**
 * Made by `node tests/bench/moodTrain.ts`; not to be edited by hand. Order: smile, cheeksRaised, browsLowered, browsRaised, innerBrowsRaised, eyesNarrowed.
 *
 * From 94 stills (44 positive, 28 neutral, 22 tense): made faces of SFHQ (MIT; nobody's) and official portraits
 * of the United States (public domain). Neither pictures nor scores of a picture are in here.
 * sha256 of their hashes and labels: 797a92bd6b094fb0b65966c7f1b9d0e74f3e014fdc1d0fc276374ddc45de9d08
 */
export const moodWeights: MoodWeights = {
  mean: [0.5389, 0.3917, 0.433, 0.2101, 0.1419, 0.6689],
  deviation: [0.4135, 0.354, 0.2773, 0.211, 0.1978, 0.1325],
  neutral: [0.2798, 0.1159, 0.3764, 0.1911, 0.1558, 0.5974],
  bands: {
    positive: { weights: [0.9469, 1.178, -0.1065, -0.0335, 0.4713, 0.0942], offset: 0.0778 },
    neutral: { weights: [-0.0284, -0.6849, -0.2569, -0.6473, 0.4865, -0.3422], offset: 0.4099 },
    tense: { weights: [-0.9184, -0.4931, 0.3634, 0, -0.9578, 0.248], offset: -0.4877 },
  },
};
