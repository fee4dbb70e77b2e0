// Package osspecific: what argoexec needs of Linux to end and await a program. The module that the proxy serves has this file
// for macOS and Windows only. These are the symbols that cmd/argoexec/commands uses, written for the proofs.
package osspecific

import (
	"os"
	"syscall"

	"github.com/argoproj/argo-workflows/v4/util/errors"
)

// Term asks a program to end.
var Term = syscall.SIGTERM

// CanIgnoreSignal tells the signals that the runtime of Go gets for itself, and that no program is meant by.
func CanIgnoreSignal(s os.Signal) bool {
	return s == syscall.SIGCHLD || s == syscall.SIGURG
}

// Kill signals the program's group, or the program alone where its group is not to be had.
func Kill(pid int, s syscall.Signal) error {
	if group, err := syscall.Getpgid(pid); err == nil {
		return syscall.Kill(-group, s)
	}
	return syscall.Kill(pid, s)
}

// Setpgid gives a program a group of its own.
func Setpgid(a *syscall.SysProcAttr) {
	a.Setpgid = true
}

// Wait returns when the program has ended, with its exit status, or 128 and the signal that ended it. Children that it left behind are
// reaped on the way.
func Wait(process *os.Process) error {
	for {
		var status syscall.WaitStatus
		ended, err := syscall.Wait4(-1, &status, 0, nil)
		switch {
		case err == syscall.EINTR:
		case err != nil:
			return err
		case ended != process.Pid:
		case status.Signaled():
			return errors.NewExitErr(128 + int(status.Signal()))
		case status.Exited():
			return errors.NewExitErr(status.ExitStatus())
		}
	}
}
