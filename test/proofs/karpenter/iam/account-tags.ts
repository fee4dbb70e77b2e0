import { parameterOf, type AnsweredCall } from '../../../../testbed/karpenter/aws-call';

/** Tags by key. */
export type Tags = Readonly<Record<string, string>>;

const LISTS = { ec2: /^Tag\.(\d+)\.Key$/, iam: /^Tags\.member\.(\d+)\.Key$/ };

/** Tags that a call sends for the resource that it names. */
export const sentTags = (call: AnsweredCall): Tags =>
  Object.fromEntries(
    Object.keys(call.parameters)
      .filter((name) => (call.service === 'iam' ? LISTS.iam : LISTS.ec2).test(name))
      .map((name) => [parameterOf(call, name), parameterOf(call, name.replace(/Key$/, 'Value'))]),
  );

/**
 * Tags that a call sends for each type of resource that it makes, by `TagSpecification`.
 *
 * @param prefix `LaunchTemplateData.` for what a launch template will send
 */
export const specifiedTags = (call: AnsweredCall, prefix = ''): ReadonlyMap<string, Tags> => {
  const found = new Map<string, Record<string, string>>();
  for (const [name, value] of Object.entries(call.parameters)) {
    if (!name.startsWith(`${prefix}TagSpecification.`)) continue;
    const [, index = '', tag] = /^TagSpecification\.(\d+)\.Tag\.(\d+)\.Key$/.exec(name.slice(prefix.length)) ?? [];
    if (tag === undefined) continue;
    const specification = `${prefix}TagSpecification.${index}`;
    const type = parameterOf(call, `${specification}.ResourceType`);
    const tags = found.get(type) ?? {};
    found.set(type, tags);
    tags[String(value)] = parameterOf(call, `${specification}.Tag.${tag}.Value`);
  }
  return found;
};

/** Every value of a numbered list, such as `InstanceId.1`, each once. */
export const listed = ({ parameters }: AnsweredCall, name: RegExp): string[] => [
  ...new Set(
    Object.entries(parameters)
      .filter(([key]) => name.test(key))
      .map(([, value]) => String(value)),
  ),
];

/** What the calls so far have made, with the tags that it then bears. */
export class AccountTags {
  private readonly byId = new Map<string, Tags>();
  /** Launch templates' names by id, and the calls that made them by name. */
  private readonly templates = new Map<string, AnsweredCall>();
  private readonly profilePaths = new Map<string, string>();

  /** Takes note of what a call made. */
  public note(call: AnsweredCall): void {
    if (call.status !== 200) return;
    if (call.action === 'CreateLaunchTemplate') {
      const id = /<launchTemplateId>([^<]+)</.exec(call.answer)?.[1] ?? '';
      this.templates.set(parameterOf(call, 'LaunchTemplateName'), call);
      this.byId.set(id, specifiedTags(call).get('launch-template') ?? {});
      this.byId.set(parameterOf(call, 'LaunchTemplateName'), this.of(id));
    }
    if (call.action === 'CreateFleet') {
      for (const [, id = ''] of call.answer.matchAll(/(i-[0-9a-f]{8,})/g)) {
        this.byId.set(id, specifiedTags(call).get('instance') ?? {});
      }
    }
    if (call.action === 'CreateTags') {
      for (const id of listed(call, /^ResourceId\./)) this.byId.set(id, { ...this.of(id), ...sentTags(call) });
    }
    if (call.action === 'CreateInstanceProfile') {
      const name = parameterOf(call, 'InstanceProfileName');
      this.byId.set(name, sentTags(call));
      this.profilePaths.set(name, parameterOf(call, 'Path') || '/');
    }
  }

  /** Tags that a resource bears, by its id or name. */
  public of(id: string): Tags {
    return this.byId.get(id) ?? {};
  }

  /** The call that made a launch template. */
  public template(name: string): AnsweredCall | undefined {
    return this.templates.get(name);
  }

  /** Path of an instance profile in its ARN; the account's root where none was made. */
  public profilePath(name: string): string {
    return this.profilePaths.get(name) ?? '/';
  }
}
