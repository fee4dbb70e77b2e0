import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AddOn, type AddOnProps } from './add-on';
import { ADD_ONS, type AddOnDefinition } from './add-on-table';

export interface AddOnsProps {
  readonly environment: AddOnProps['environment'];
  /** The EKS cluster's name, as the cluster's own attribute. */
  readonly cluster: string;
  /** Which add-ons: those that nodes wait for, or those that wait for nodes. */
  readonly stage: AddOnDefinition['stage'];
  /**
   * What is made before any of them.
   * @default []
   */
  readonly after?: readonly ITerraformDependable[];
}

/** The cluster's add-ons of one stage, each after those that its definition names. */
export class AddOns extends Construct {
  /** By the add-on's name. */
  public readonly addOns: ReadonlyMap<string, AddOn>;

  constructor(scope: Construct, id: string, { environment, cluster, stage, after = [] }: AddOnsProps) {
    super(scope, id);
    const addOns = new Map<string, AddOn>();
    for (const definition of ADD_ONS.filter((one) => one.stage === stage)) {
      const first = (definition.after ?? []).map((name) => {
        const earlier = addOns.get(name);
        if (!earlier) throw new Error(`Add-on '${definition.name}' comes after '${name}': move it behind that one.`);
        return earlier.addOn;
      });
      addOns.set(
        definition.name,
        new AddOn(this, definition.name, { environment, cluster, definition, after: [...after, ...first] }),
      );
    }
    this.addOns = addOns;
  }

  /** All of them, to depend on. */
  public get ready(): readonly ITerraformDependable[] {
    return [...this.addOns.values()].map(({ addOn }) => addOn);
  }
}
