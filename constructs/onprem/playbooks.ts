/** Our playbooks, each copied beside every site's inventory: `playbooks/<name>` below the root. */
export const PLAYBOOKS: readonly string[] = [];
