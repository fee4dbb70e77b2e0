#!/bin/sh
# Stands in for kubectl on the lab's first host, which has no cluster: answers what is in the files beside it.
folder=/etc/kubernetes
case "$*" in
  *" get nodes "*) cat "$folder/nodes.json" ;;
  *" apply "*) cat >/run/applied.json ;;
  *" get pods "*) cat "$folder/pods.json" ;;
  *" exec "*) for word in "$@"; do cat "$folder/says-$word" 2>/dev/null; done; true ;;
  *" get persistentvolumeclaim/"*) printf Bound ;;
  *" get service/"*) cat "$folder/address" ;;
  *" delete namespace landbridge-smoke "*) touch /run/deleted ;;
esac
