/** Takes a feature of a pair and how often it counts (a whole number). */
export type FeatureSink = (feature: string, times: number) => void;
