// Runs one container's program in a network namespace of its own, which has only a loopback device, and with its own root folder:
//
//   unshare --net node pod-sandbox.mjs <file>
//
// The file says what runs there: { root, command, env, api: { address, port, socket }, inbound }. In the namespace the Service `kubernetes`
// leads to a socket of the cluster's API server. Whoever connects to the socket `inbound` and writes a line with a port is connected to
// that port; one byte tells that it is.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';

const { root, command, env, api, inbound } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const joined = (one, other) => {
  one.pipe(other).pipe(one);
  for (const [socket, peer] of [
    [one, other],
    [other, one],
  ]) {
    socket.on('error', () => peer.destroy());
    socket.on('close', () => peer.destroy());
  }
};

const toPort = (caller) => {
  caller.on('error', () => caller.destroy());
  caller.once('data', (first) => {
    caller.pause();
    const end = first.indexOf('\n');
    const port = connect(Number(first.subarray(0, end).toString()), '127.0.0.1', () => {
      caller.write('+');
      port.write(first.subarray(end + 1));
      joined(caller, port);
      caller.resume();
    });
    port.on('error', () => caller.destroy());
  });
};

execFileSync('ip', ['link', 'set', 'lo', 'up']);
execFileSync('ip', ['address', 'add', `${api.address}/32`, 'dev', 'lo']);
createServer(toPort).listen(inbound);
createServer((caller) => joined(caller, connect(api.socket))).listen(api.port, api.address, () => {
  const chroot = execFileSync('sh', ['-c', 'command -v chroot']).toString().trim(); // the program's PATH has none
  const program = spawn(chroot, [root, ...command], { env, stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => program.kill(signal));
  program.on('error', (error) => {
    console.error(error);
    process.exit(127);
  });
  program.on('exit', (code) => process.exit(code ?? 128));
});
