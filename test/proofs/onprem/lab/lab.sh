#!/usr/bin/env bash
# A site on one machine: the first process of its own mount, network, UTS and process namespaces, so that all ends with it.
# The site's router, which is where Ansible runs, is this namespace; the cloud and each host are namespaces below it.
#
#   lab.sh <folder> <router's address> <cloud's address> <MTU of the way to the cloud>
#
# The folder holds one folder a host (host.sh says what is in it). `ready` is written when every host's sshd listens.
set -euo pipefail
folder=$1 router=$2 cloud=$3 mtu=$4
here=$(dirname "${BASH_SOURCE[0]}")

ip link set lo up
ip link add site type bridge
ip address add "$router" dev site
ip link set site up
echo 1 >/proc/sys/net/ipv4/ip_forward

# joined <process> <name>: gives the network namespace of a process an end of a cable, the other one is the printed device here
joined() {
  ip link add "to-$2" type veth peer name eth0 netns "$1"
  ip link set "to-$2" up
}

# waiting <file>: until somebody has made it
waiting() {
  for _ in $(seq 200); do
    if [ -e "$1" ]; then return; fi
    sleep 0.05
  done
  echo "$1 did not come" >&2
  exit 1
}

unshare --net bash -c 'touch "$1/cloud.started"; until ip link show eth0 >/dev/null 2>&1; do sleep 0.05; done
  ip link set lo up && ip link set eth0 up && ip address add "$2/24" dev eth0 && ip route add default via "${2%.*}.1"
  exec python3 "$3/cloud.py" "$2" "$1/cloud.pem"' cloud "$folder" "$cloud" "$here" >"$folder/cloud.log" 2>&1 &
waiting "$folder/cloud.started"
joined $! cloud
ip address add "${cloud%.*}.1/24" dev to-cloud
ip link set to-cloud mtu "$mtu"

for host in "$folder"/hosts/*; do
  # A disk is a file behind a loop device. Detached at once: the kernel does it when the last one who holds it is gone.
  while read -r path image; do
    device=$(losetup --find --show "$image")
    exec {held}<"$device"
    losetup --detach "$device"
    echo "$path $(stat -c '%Hr %Lr' "$device")" >>"$host/nodes"
  done <"$host/disks"
  unshare --mount --uts --net bash "$here/host.sh" "$host" "${router%/*}" >"$host/log" 2>&1 &
  waiting "$host/started"
  name=$(basename "$host")
  joined $! "$name"
  ip link set "to-$name" master site
done

for host in "$folder"/hosts/*; do waiting "$host/ready"; done
touch "$folder/ready"
wait
