import type { RuleFault } from '../load/fault';
import type { Environment } from '../schema/environment';

/** A cross-field rule: a pure function that returns what is wrong and never throws. */
export type Rule = (environment: Environment) => RuleFault[];
