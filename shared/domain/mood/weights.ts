import type { MoodWeights } from './model.ts';

/**
 * Made by `node tests/bench/moodTrain.ts`; not to be edited by hand. In this order:
 * smile, cheeksRaised, browsLowered, browsRaised, innerBrowsRaised.
 *
 * From 94 stills
 * (44 positive, 28 neutral, 22 tense): made faces of SFHQ (MIT; nobody's)
 * and official portraits of the United States (public domain). Neither pictures nor scores of a picture are in here.
 * sha256 of their hashes and labels: 797a92bd6b094fb0b65966c7f1b9d0e74f3e014fdc1d0fc276374ddc45de9d08
 */
export const moodWeights: MoodWeights = {
  mean: [0.5389, 0.3917, 0.433, 0.2101, 0.1419],
  deviation: [0.4135, 0.354, 0.2773, 0.211, 0.1978],
  neutral: [0.2798, 0.1159, 0.3764, 0.1911, 0.1558],
  bands: {
    positive: { weights: [1.2499, 1.3759, -0.1795, -0.1909, 0.689], offset: 0.0535 },
    neutral: { weights: [-0.0806, -0.9294, -0.2936, -0.8238, 0.8105], offset: 0.5999 },
    tense: { weights: [-1.1693, -0.4464, 0.473, 0, -1.4995], offset: -0.6534 },
  },
};
