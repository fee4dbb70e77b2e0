/** Statements that no call of the proof needs, with the reason why the controller has them. */
export const UNUSED: Readonly<Record<string, string>> = {};
