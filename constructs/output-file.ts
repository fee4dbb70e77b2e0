import { Construct } from 'constructs';

/** The first line of every rendered file has this text. A later synth removes only files that have it. */
export const RENDERED_MARK = 'Made by `npm run synth`';

export interface OutputFileProps {
  /** Path below `rendered/`, with forward slashes, such as `hybrid/onprem/seoul/router/frr.conf`. */
  readonly path: string;
  /** File below the root that a person edits instead, such as `environments/hybrid.ts`. */
  readonly source: string;
  /**
   * The program that reads it, named in the first line, such as `Kubespray v2.31.0`.
   * @default none is named
   */
  readonly reader?: string;
  /**
   * How the file's format starts a comment line.
   * @default '#'
   */
  readonly comment?: '#' | '!' | '<!--';
  /**
   * Makes the file's text, without the first line. It is called once, after the whole tree is valid and before anything is written.
   * @default the text of `source` itself, which synth reads
   */
  readonly render?: () => string;
}

/** A file for people or Argo CD, beside Terraform's JSON. It only makes the text; `synthesis/` writes it. */
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

  /** File below the root that it is a copy of. Undefined if it renders a text of its own. */
  public get copyOf(): string | undefined {
    return this.props.render ? undefined : this.props.source;
  }

  /**
   * The file's whole text: a first line that names the file to edit instead, and the text that `render` makes.
   *
   * @param copied text of the file that it is a copy of
   */
  public content(copied = ''): string {
    const { comment = '#', source, reader, render } = this.props;
    const first = firstLine(`${source}${reader === undefined ? '' : ` for ${reader}`}`);
    return `${comment} ${first}${comment === '<!--' ? ' -->' : ''}\n${render?.() ?? copied}`;
  }
}

/** The first line of a rendered file, without the comment sign. */
export const firstLine = (source: string): string =>
  `${RENDERED_MARK} from ${source}; edit that, an edit here is lost.`;
