import type { RuleFault } from '../../../../config/load/fault';
import { CLASS, faultIf, listed, type ClassSpec } from './manifest-fault';

type Interface = NonNullable<ClassSpec['networkInterfaces']>[number];

const place = ({ networkCardIndex, deviceIndex }: Interface): string =>
  `card ${networkCardIndex}, device ${deviceIndex}`;

/** Faults of network interfaces: the primary is an ordinary one, no two have the same place, and a card has at most one EFA device. */
export function interfaceFaults({ networkInterfaces }: ClassSpec): RuleFault[] {
  const path = `${CLASS}.networkInterfaces`;
  const interfaces = listed(networkInterfaces);
  if (interfaces.length === 0) return [];
  const isPrimary = (one: Interface): boolean => one.networkCardIndex === 0 && one.deviceIndex === 0;
  return [
    ...faultIf(
      !interfaces.some((one) => isPrimary(one) && one.interfaceType === 'interface'),
      path,
      networkInterfaces,
      "there is a primary interface of type 'interface': it carries the node's own traffic",
      "add { networkCardIndex: 0, deviceIndex: 0, interfaceType: 'interface' }",
    ),
    ...interfaces.flatMap((one, index) => {
      const before = interfaces.slice(0, index);
      return [
        ...faultIf(
          before.some((other) => place(other) === place(one)),
          `${path}.${index}`,
          one,
          `only one interface has ${place(one)}`,
          'give it another deviceIndex',
        ),
        ...faultIf(
          one.interfaceType === 'efa-only' &&
            before.some(
              (other) => other.interfaceType === 'efa-only' && other.networkCardIndex === one.networkCardIndex,
            ),
          `${path}.${index}`,
          one,
          'a network card has one efa-only interface at most',
          'put it on another card',
        ),
      ];
    }),
  ];
}
