#!/usr/bin/env bash
# One host of the lab, in mount, UTS and network namespaces of its own: host.sh <folder> <router's address>
# The folder holds: hostname; addresses (with prefix, one a line); mtu; etc/ (files that replace those of /etc); nodes (path, major and
# minor number of each disk); pci/ (what /sys/bus/pci/devices shows); cgroup (a file system's type); sshd_config; sshd (which starts it);
# commands (shell lines, run last). Where there is a file meminfo it is what /proc/meminfo shows.
set -euo pipefail
folder=$1 router=$2

mount --make-rprivate /
mount -t tmpfs lab "$folder/upper"
mkdir "$folder/upper/etc" "$folder/upper/work"
cp -r "$folder/etc/." "$folder/upper/etc"
mount -t overlay lab -o "lowerdir=/etc,upperdir=$folder/upper/etc,workdir=$folder/upper/work" /etc
mount -t tmpfs lab /run
mkdir -p /run/sshd /run/root
mount --bind "$folder/pci" /sys/bus/pci/devices
mount -t "$(cat "$folder/cgroup")" lab /sys/fs/cgroup
if [ -e "$folder/meminfo" ]; then mount --bind "$folder/meminfo" /proc/meminfo; fi

mkdir "$folder/dev"
mount -t tmpfs lab "$folder/dev"
for node in null zero full random urandom tty; do cp -a "/dev/$node" "$folder/dev/"; done
mkdir "$folder/dev/pts" "$folder/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666 lab "$folder/dev/pts"
ln -s pts/ptmx "$folder/dev/ptmx"
ln -s /proc/self/fd "$folder/dev/fd"
while read -r path major minor; do
  mkdir -p "$(dirname "$folder$path")"
  mknod "$folder$path" b "$major" "$minor"
done <"$folder/nodes"
mount --move "$folder/dev" /dev 2>/dev/null || mount --rbind "$folder/dev" /dev

hostname "$(cat "$folder/hostname")"
touch "$folder/started"
until ip link show eth0 >/dev/null 2>&1; do sleep 0.05; done
ip link set lo up
ip link set eth0 mtu "$(cat "$folder/mtu")" up
while read -r address; do ip address add "$address" dev eth0; done <"$folder/addresses"
ip route add default via "$router"
bash -euo pipefail "$folder/commands"

"$folder/sshd" -D -e -f "$folder/sshd_config" &
until ss -Hltn 'sport = 22' | grep -q .; do
  kill -0 $!
  sleep 0.05
done
touch "$folder/ready"
wait
