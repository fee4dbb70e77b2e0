import type { ManifestOf, V1Container, V1PodSecurityContext, V1Volume } from '../manifest';

/** An input or output value of a template. */
export interface Parameter {
  readonly name: string;
  readonly description?: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly path?: string;
    readonly default?: string;
    readonly configMapKeyRef?: { readonly name: string; readonly key: string };
  };
}

/** Input or output files of a template, in the cluster's artifact repository. */
export interface Artifact {
  readonly name: string;
  readonly path?: string;
  readonly from?: string;
  readonly optional?: boolean;
  /** Path in the repository; without it, the repository's own format decides. */
  readonly s3?: { readonly key: string };
  readonly archive?: { readonly none: object };
}

interface Values {
  readonly parameters?: readonly Parameter[];
  readonly artifacts?: readonly Artifact[];
}

export interface Task {
  readonly name: string;
  readonly template: string;
  /** Tasks that must have succeeded, as an expression. */
  readonly depends?: string;
  readonly when?: string;
  /** A list as JSON: one task for each of its entries, which is `{{item}}`. */
  readonly withParam?: string;
  readonly arguments?: Values;
}

export interface RetryStrategy {
  readonly limit: string;
  readonly retryPolicy: 'Always' | 'OnError' | 'OnFailure' | 'OnTransientError';
  readonly expression?: string;
  readonly backoff: { readonly duration: string; readonly factor: string };
}

/** One step, or the graph of all of them. */
export interface Template {
  readonly name: string;
  readonly inputs?: Values;
  readonly outputs?: Values;
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly activeDeadlineSeconds?: string;
  readonly retryStrategy?: RetryStrategy;
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly volumes?: readonly V1Volume[];
  readonly container?: Omit<V1Container, 'name' | 'image'>;
  readonly dag?: { readonly failFast: boolean; readonly tasks: readonly Task[] };
}

/**
 * The fields of a WorkflowTemplate that we write (Argo Workflows 4.0, "Field Reference"). Types of the whole schema would be a hundred
 * thousand lines.
 */
export type WorkflowTemplate = ManifestOf<
  'argoproj.io/v1alpha1',
  'WorkflowTemplate',
  {
    readonly spec: {
      readonly entrypoint: string;
      readonly serviceAccountName: string;
      readonly automountServiceAccountToken: boolean;
      readonly executor: { readonly serviceAccountName: string };
      readonly arguments: Values;
      readonly activeDeadlineSeconds: number;
      readonly parallelism: number;
      readonly archiveLogs: boolean;
      readonly podPriorityClassName: string;
      readonly podMetadata: { readonly labels: Readonly<Record<string, string>> };
      readonly podGC: { readonly strategy: string };
      readonly ttlStrategy: { readonly secondsAfterCompletion: number };
      readonly securityContext: V1PodSecurityContext;
      readonly volumes: readonly V1Volume[];
      /**
       * What each template has of its own kind, where it says nothing else (`mergedTemplateDefaultsInto` in workflow/controller/operator.go,
       * v4.0.5). A template may go without an image where there is one here (`validateLeaf` in workflow/validate/validate.go).
       */
      readonly templateDefaults: { readonly container: Pick<V1Container, 'image'> };
      readonly templates: readonly Template[];
    };
  }
>;
