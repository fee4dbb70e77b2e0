import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { V1Container, V1Pod, V1PodStatus } from '@kubernetes/client-node';
import { startContainer, type Container, type User } from './container';
import { environmentOf, expand, NotReady } from './environment';
import type { Image } from './image';
import type { Namespaces } from './namespaces';
import { podStatus, type ContainerProgress, type PodProgress } from './pod-status';
import { makeVolumes, mountsOf, type VolumeSources } from './volumes';

/** What a pod needs of its kubelet. */
export interface PodOptions {
  readonly namespaces: Namespaces;
  /** Of the pod's own. */
  readonly folder: string;
  readonly sources: VolumeSources;
  /** What stands in for an image, by its name. */
  readonly imageOf: (name: string) => Image | undefined;
  /** Variables of every container, as those of the cluster's Services. */
  readonly environment: Readonly<Record<string, string>>;
  readonly hosts: Readonly<Record<string, string>>;
  /** Writes the pod's status. */
  readonly tell: (status: V1PodStatus) => Promise<void>;
}

/** A pod of a kubelet, from its start to its end. */
export interface RunningPod {
  /** Ends its containers: SIGTERM, and SIGKILL for what is left after some seconds. */
  end(graceSeconds: number): void;
  /** Its deadline, in seconds from its start; a person may shorten it while it runs. */
  until(seconds: number | undefined): void;
  /** Its node is gone: all ends at once, and nobody tells of it. */
  lose(): void;
  /** When everything has ended and was told. */
  readonly ended: Promise<void>;
}

/** How often is looked whether a container has ended, in ms. */
const LOOK_MS = 50;

/** How often what a pod waits for is looked for, in ms. */
const AGAIN_MS = 500;

const userOf = (container: V1Container, pod: V1Pod): User => {
  const of = pod.spec?.securityContext ?? {};
  const user = container.securityContext?.runAsUser ?? of.runAsUser ?? 0;
  const group = container.securityContext?.runAsGroup ?? of.runAsGroup ?? 0;
  return { user, group, groups: [...(of.supplementalGroups ?? []), ...(of.fsGroup === undefined ? [] : [of.fsGroup])] };
};

/** Runs a pod's containers as processes: init containers one after another, the others side by side, none of them twice. */
export const runPod = (pod: V1Pod, options: PodOptions): RunningPod => {
  const { folder, namespaces, sources, imageOf, tell } = options;
  const spec = pod.spec ?? { containers: [] };
  const began = new Date();
  const running = new Set<Container>();
  let lost = false;
  let ending = false;
  let over = false;
  let because: PodProgress['because'];
  const waiting = ({ name, image = '' }: V1Container): ContainerProgress => ({
    ...{ name, image },
    state: { is: 'waiting', reason: 'PodInitializing' },
  });
  const init = (spec.initContainers ?? []).map(waiting);
  const containers = spec.containers.map(waiting);

  const say = async (phase: PodProgress['phase']): Promise<void> => {
    if (!lost) await tell(podStatus(pod, { phase, began, init, containers, ...(because && { because }) }));
  };
  const end = (graceSeconds: number): void => {
    ending = true;
    const told = [...running];
    for (const one of told) one.signal('SIGTERM');
    setTimeout(() => told.forEach((one) => one.signal('SIGKILL')), graceSeconds * 1000).unref();
  };
  /** Tries until all that a pod names is there, as a kubelet does. */
  const untilThere = async <T>(
    make: () => Promise<T>,
    why: (message: string) => Promise<void>,
  ): Promise<T | undefined> => {
    for (let told = ''; !ending && !lost;) {
      try {
        return await make();
      } catch (error) {
        if (!(error instanceof NotReady)) throw error;
        if (told !== error.message) await why((told = error.message));
        await sleep(AGAIN_MS);
      }
    }
    return undefined;
  };

  const startOf = async (container: V1Container, volumes: ReadonlyMap<string, string>): Promise<Container> => {
    const { name, image: imageName = '', command = [], args = [], workingDir = '/', securityContext } = container;
    const image = imageOf(imageName);
    if (!image) throw new NotReady(`nothing stands in for the image ${imageName}`);
    const environment = { ...options.environment, ...(await environmentOf(container, pod, sources)) };
    const words = command.length > 0 ? command : (image.entrypoint ?? []);
    if (words.length === 0) throw new NotReady(`neither the pod nor the image ${imageName} says what to start`);
    const own = join(folder, name);
    mkdirSync(own, { recursive: true });
    const user = userOf(container, pod);
    if (user.user === 0 && (securityContext?.runAsNonRoot ?? spec.securityContext?.runAsNonRoot) === true)
      throw new NotReady('container has runAsNonRoot and image will run as root');
    return startContainer({
      ...{ namespaces, image, environment, workingDir, user, folder: own, hosts: options.hosts },
      hostname: pod.metadata?.name ?? '',
      command: [...words, ...args].map((word) => expand(word, environment)),
      readOnlyRoot: securityContext?.readOnlyRootFilesystem === true,
      mounts: mountsOf(container, pod, volumes),
      logFile: join(folder, `${name}.log`),
    });
  };

  /** Runs one container to its end. */
  const runContainer = async (
    all: ContainerProgress[],
    index: number,
    container: V1Container,
    volumes: ReadonlyMap<string, string>,
    phase: PodProgress['phase'],
  ): Promise<void> => {
    const { name, image = '' } = container;
    const set = (state: ContainerProgress['state']): void => {
      all[index] = { name, image, state };
    };
    const started = await untilThere(
      () => startOf(container, volumes),
      async (message) => {
        set({ is: 'waiting', reason: 'CreateContainerConfigError', message });
        await say('Pending');
      },
    );
    const since = new Date();
    if (!started) {
      set({ is: 'ended', since, at: since, exitCode: 137, message: 'ended before it was started' });
      return;
    }
    running.add(started);
    if (ending) end(0); // was told to while it started
    set({ is: 'running', since });
    await say(phase);
    while (started.exitCode() === undefined) await sleep(LOOK_MS);
    running.delete(started);
    set({ is: 'ended', since, at: new Date(), exitCode: started.exitCode() ?? 0, message: started.message() });
    // When the last has ended, the pod has, which is told with it.
    if (all.some(({ state }) => state.is !== 'ended')) await say(phase);
  };

  const allWell = (all: readonly ContainerProgress[]): boolean =>
    all.every(({ state }) => state.is === 'ended' && state.exitCode === 0);

  let deadline: { readonly seconds: number; readonly timer: NodeJS.Timeout } | undefined;
  const until = (seconds: number | undefined): void => {
    if (seconds === undefined || seconds === deadline?.seconds || over) return;
    clearTimeout(deadline?.timer);
    const late = (): void => {
      because = {
        reason: 'DeadlineExceeded',
        message: 'Pod was active on the node longer than the specified deadline',
      };
      end(spec.terminationGracePeriodSeconds ?? 30);
    };
    deadline = { seconds, timer: setTimeout(late, began.getTime() + seconds * 1000 - Date.now()).unref() };
  };

  const live = async (): Promise<void> => {
    if (spec.restartPolicy !== 'Never' || spec.initContainers?.some(({ restartPolicy }) => restartPolicy)) {
      because = { reason: 'NotSupported', message: 'this kubelet runs only pods that are never restarted' };
      return say('Failed');
    }
    mkdirSync(folder, { recursive: true });
    until(spec.activeDeadlineSeconds);
    await say('Pending');
    const volumes = await untilThere(
      () => makeVolumes(pod, join(folder, 'volumes'), sources),
      async (message) => {
        containers.forEach((one, index) => {
          containers[index] = { ...one, state: { is: 'waiting', reason: 'ContainerCreating', message } };
        });
        await say('Pending');
      },
    );
    for (const [index, container] of (spec.initContainers ?? []).entries()) {
      if (volumes && allWell(init.slice(0, index))) await runContainer(init, index, container, volumes, 'Pending');
    }
    const go = volumes !== undefined && allWell(init) && !ending && !lost;
    if (go)
      await Promise.all(spec.containers.map((one, index) => runContainer(containers, index, one, volumes, 'Running')));
    over = true;
    clearTimeout(deadline?.timer);
    await say(go && allWell(containers) && !because ? 'Succeeded' : 'Failed');
  };

  return {
    end,
    until,
    lose: () => {
      lost = true;
      for (const one of running) one.signal('SIGKILL');
    },
    ended: live(),
  };
};
