/** What a diagram shows, before anybody knows where on the page. */
export interface Diagram {
  /** The environment's name. */
  readonly name: string;
  /** What it is in one line, for those who do not see it too. */
  readonly summary: string;
  /** Beside the name. */
  readonly note: string;
  readonly cloud?: Side;
  readonly sites: readonly Side[];
  readonly links: readonly Link[];
}

/** The cloud, or one site. */
export interface Side {
  /** The site's name, or `cloud`. */
  readonly key: string;
  readonly title: string;
  readonly subtitle: string;
  /** Whether no new work comes here. */
  readonly cordoned: boolean;
  /** From the top; sections of one {@link Section.slot} stand beside each other where there are two sides. */
  readonly sections: readonly Section[];
}

/** One part of a side: its network, its cluster, its half of a storage pair. */
export interface Section {
  /** What it is on either side, such as `network` or `storage-maps`. */
  readonly slot: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly cards?: readonly Card[];
  readonly chips?: { readonly title: string; readonly all: readonly Chip[] };
}

/** Nodes of one kind, or one host. */
export interface Card {
  readonly title: string;
  readonly lines: readonly string[];
  readonly gpu: boolean;
}

/** One app, or one zone. */
export interface Chip {
  readonly text: string;
  /** Whether it is on this side alone. */
  readonly only: boolean;
}

/** What an arrow stands for. */
export type LinkKind = 'routing' | 'copying' | 'deploying' | 'images';

/** An arrow between a site and the cloud, from a slot of the one to the same or another of the other. */
export interface Link {
  readonly kind: LinkKind;
  /** The site's {@link Side.key}. */
  readonly site: string;
  readonly slot: string;
  readonly to: 'cloud' | 'site' | 'both';
  readonly label: string;
}
