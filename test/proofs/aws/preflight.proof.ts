import { after, before, describe, it } from 'node:test';
import { doesNotMatch, equal, match } from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import { startEmulators } from '../../../testbed/emulators/start-emulators';
import { repositoryRoot } from '../../../machine/cache-folder';
import { endAll } from '../../../machine/processes';
import { provePreflight, type PreflightRun } from './preflight/prove-preflight';

void describe('npm run preflight -- hybrid', () => {
  const runs: { empty?: PreflightRun; short?: PreflightRun; ready?: PreflightRun } = {};
  const said = (run: PreflightRun | undefined): string => stripVTControlCharacters(run?.output ?? '');

  before(async () => {
    console.log('Running it in an emulated account that lacks everything, and again when all has been made');
    const emulators = await startEmulators({ log: (line) => console.log(line) });
    Object.assign(runs, await provePreflight(emulators, repositoryRoot));
    await emulators.stop();
  });
  after(endAll);

  void it('ends with status 4 in an empty account: not ready', () => equal(runs.empty?.exitCode, 4, said(runs.empty)));

  const lacks: Readonly<Record<string, RegExp>> = {
    'that the deploying role is no admin': /Deploying role +root +role\/PlatformAdmin +lack/,
    'the GPU quota against the pools asked': /On-Demand G and VT, vCPUs +0 +\d+ +lack/,
    'the spot quota against the pools asked': /G and VT Spot, vCPUs +0 +\d+ +lack/,
    'the Elastic IPs': /Elastic IPs +0 +1 +lack/,
    'the DNS zone': /DNS zone acme\.example +none +public +lack/,
    'the add-ons that EKS does not offer': /EKS add-ons of Kubernetes 1\.\d+ +0 of \d+ offered +all \d+ +lack/,
    'the images that nodes start from': /Node images in ap-northeast-2 +0 of 3 there +all 3 +lack/,
    'what to request':
      /aws service-quotas request-service-quota-increase .*\\\n +--service-code ec2 --quota-code L-\w+/,
  };
  for (const [what, line] of Object.entries(lacks)) {
    void it(`tells ${what}`, () => match(said(runs.empty), line));
  }

  void it('asks how long a session of the role may last, which is an hour for a new one', () => {
    match(said(runs.short), /Longest session of the +1 h +2 h or more +lack/);
    match(said(runs.short), /aws iam update-role --role-name PlatformAdmin --max-session-duration 43200/);
    match(said(runs.ready), /Longest session of the +12 h +2 h or more +ok/);
  });

  void it('asks which zones have the types of a pool', () =>
    match(said(runs.ready), /Pool serving, zones with g6 +a, c, d +a, b or c +ok/));

  void it('asks for the images of system nodes and pools', () =>
    match(said(runs.ready), /Node images in ap-northeast-2 +3 of 3 there +all 3 +ok/));

  void it('asks for the ids of the zones, in some of which EKS makes no control plane', () =>
    match(said(runs.ready), /Zone a for the control plane +apne2-az\d +a, b.* or \w +ok/));

  void it('is content with an account that has everything', () => {
    equal(runs.ready?.exitCode, 0, said(runs.ready));
    match(said(runs.ready), /Ready to deploy\.$/);
    doesNotMatch(said(runs.ready), /lack|unknown/);
  });
});
