import type { AnsweredCall } from '../../../../tools/karpenter/aws-call';

/** Tags by key. */
export type Tags = Readonly<Record<string, string>>;

const LISTS = { ec2: /^Tag\.(\d+)\.Key$/, iam: /^Tags\.member\.(\d+)\.Key$/ };

const text = (parameters: AnsweredCall['parameters'], name: string): string => String(parameters[name] ?? '');

/** Tags that a call sends for the resource that it names. */
export const sentTags = ({ service, parameters }: AnsweredCall): Tags =>
  Object.fromEntries(
    Object.keys(parameters)
      .filter((name) => (service === 'iam' ? LISTS.iam : LISTS.ec2).test(name))
      .map((name) => [text(parameters, name), text(parameters, name.replace(/Key$/, 'Value'))]),
  );

/**
 * Tags that a call sends for each type of resource that it makes, by `TagSpecification`.
 *
 * @param prefix `LaunchTemplateData.` for what a launch template will send
 */
export const specifiedTags = ({ parameters }: AnsweredCall, prefix = ''): ReadonlyMap<string, Tags> => {
  const found = new Map<string, Record<string, string>>();
  for (const [name, value] of Object.entries(parameters)) {
    if (!name.startsWith(`${prefix}TagSpecification.`)) continue;
    const [, index = '', tag] = /^TagSpecification\.(\d+)\.Tag\.(\d+)\.Key$/.exec(name.slice(prefix.length)) ?? [];
    if (tag === undefined) continue;
    const specification = `${prefix}TagSpecification.${index}`;
    const type = text(parameters, `${specification}.ResourceType`);
    const tags = found.get(type) ?? {};
    found.set(type, tags);
    tags[String(value)] = text(parameters, `${specification}.Tag.${tag}.Value`);
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
      this.templates.set(text(call.parameters, 'LaunchTemplateName'), call);
      this.byId.set(id, specifiedTags(call).get('launch-template') ?? {});
      this.byId.set(text(call.parameters, 'LaunchTemplateName'), this.of(id));
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
      const name = text(call.parameters, 'InstanceProfileName');
      this.byId.set(name, sentTags(call));
      this.profilePaths.set(name, text(call.parameters, 'Path') || '/');
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
