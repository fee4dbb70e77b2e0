import { Construct } from 'constructs';

/** Every rendered file says so in its first line, by which a later synth knows what it may remove. */
export const RENDERED_MARK = 'Made by `npm run synth`';

export interface OutputFileProps {
  /** Path below `rendered/`, with forward slashes, such as `hybrid/onprem/seoul/router/frr.conf`. */
  readonly path: string;
  /** File below the root that a person edits instead, such as `environments/hybrid.ts`. */
  readonly source: string;
  /**
   * What it is for, as the first line says it, such as `Kubespray v2.31.0`.
   * @default nothing is said
   */
  readonly reader?: string;
  /**
   * How the file's format starts a comment line.
   * @default '#'
   */
  readonly comment?: '#' | '!' | '<!--';
  /**
   * Makes the file's text, without the first line; called once, after the whole tree is valid and before anything is written.
   * @default the text of `source` itself, which synth reads
   */
  readonly render?: () => string;
}

/** A file that synth writes for people and Argo CD beside Terraform's JSON. It is pure: the writing is done by `synthesis/`. */
export class OutputFile extends Construct {
  public readonly path: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: OutputFileProps,
  ) {
    super(scope, id);
    this.path = props.path;
    this.node.addValidation({
      validate: () =>
        /^[a-z0-9][\w.-]*(\/\.?\w[\w.-]*)*$/i.test(props.path) && !props.path.includes('..')
          ? []
          : [`the output path '${props.path}' leaves rendered/; give a relative path with forward slashes`],
    });
  }

  /** File below the root that a person edits instead. */
  public get source(): string {
    return this.props.source;
  }

  /** File below the root whose text it has; undefined where it renders one of its own. */
  public get copyOf(): string | undefined {
    return this.props.render ? undefined : this.props.source;
  }

  /**
   * The file's whole text: its first line, which names where to edit instead, and what `render` makes.
   *
   * @param copied text of the file that it is a copy of
   */
  public content(copied = ''): string {
    const { comment = '#', source, reader, render } = this.props;
    const first = firstLine(`${source}${reader === undefined ? '' : ` for ${reader}`}`);
    return `${comment} ${first}${comment === '<!--' ? ' -->' : ''}\n${render?.() ?? copied}`;
  }
}

/** What a rendered file's first line says, without the sign of a comment. */
export const firstLine = (source: string): string =>
  `${RENDERED_MARK} from ${source}; edit that, an edit here is lost.`;
