/** What a diagram shows, before anybody knows where on the page. */
export interface Diagram {
  /** The environment's name. */
  readonly name: string;
  /** What it is in one line, for readers who do not see the picture. */
  readonly summary: string;
  /** Below the name. */
  readonly note: string;
  /** The sites by name, those that take work first; then the cloud. */
  readonly columns: readonly Column[];
  /** What comes from outside, and where it goes. */
  readonly arrivals: readonly Arrival[];
  /** From the top. */
  readonly lanes: readonly Lane[];
}

/** One cluster: a site's, or the cloud's. */
export interface Column {
  /** The site's name, or `cloud`. */
  readonly key: string;
  readonly title: string;
  readonly subtitle: string;
  readonly side: 'site' | 'cloud';
  /** Whether it takes no new work. */
  readonly cordoned: boolean;
}

/** A column with its cells by lane. */
export interface DescribedColumn {
  readonly column: Column;
  readonly cells: Readonly<Record<string, Section>>;
}

/** Work or requests that enter a cluster from above. */
export interface Arrival {
  readonly from: 'Jobs' | 'People';
  /** {@link Column.key}. */
  readonly column: string;
  /** When the cluster gets the work, such as `1 first`. */
  readonly label: string;
}

/** One topic across all clusters: a cell for each that has it, and what goes between them. */
export interface Lane {
  /** What it is about, such as `cluster` or `storage-maps`. */
  readonly key: string;
  /** By {@link Column.key}. */
  readonly cells: Readonly<Record<string, Section>>;
  /** @default none: nothing goes between the cells */
  readonly link?: Link;
}

/** One part of a cluster: its nodes, its half of a storage pair. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
  readonly cards?: readonly Card[];
  readonly chips?: readonly Chip[];
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
  /** Whether it is on this cluster alone. */
  readonly only: boolean;
}

/** What a link stands for. */
export type LinkKind = 'jobs' | 'people' | 'data' | 'delivery' | 'images' | 'network';

/** A line below a lane that joins some of its cells. */
export interface Link {
  readonly kind: Exclude<LinkKind, 'jobs' | 'people'>;
  readonly label: string;
  readonly ends: readonly { readonly column: string; readonly flows: 'in' | 'out' | 'both' }[];
}
