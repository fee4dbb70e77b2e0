import type { CloudEnvironment, Environment } from '../schema/environment';

/** Whether an environment has a cloud half. */
export const hasCloud = (environment: Environment): environment is CloudEnvironment => environment.cloud !== undefined;
