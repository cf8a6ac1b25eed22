// Starting a child with a way to talk to it.

#define _GNU_SOURCE
#include "include/CProcesses.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

extern char **environ;

// Descriptors must not reach children that other threads start meanwhile.
static int make_ends(int conversation[2], int messages[2]) {
#ifdef SOCK_CLOEXEC
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, conversation)) return errno;
  if (pipe2(messages, O_CLOEXEC)) return errno;
#else
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, conversation) || pipe(messages)) return errno;
  const int ends[] = {conversation[0], conversation[1], messages[0], messages[1]};
  for (int i = 0; i < 4; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  const int yes = 1;
  setsockopt(conversation[0], SOL_SOCKET, SO_NOSIGPIPE, &yes, sizeof yes);
#endif
  fcntl(conversation[0], F_SETFL, O_NONBLOCK);
  fcntl(messages[0], F_SETFL, O_NONBLOCK);
  return 0;
}

// A child starts with every signal as the system sets it, whatever its parent ignores or blocks.
static int set_signals(posix_spawnattr_t *attributes) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
#ifdef POSIX_SPAWN_CLOEXEC_DEFAULT
  flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
  int error = posix_spawnattr_setsigmask(attributes, &none);
  if (!error) error = posix_spawnattr_setsigdefault(attributes, &all);
  return error ? error : posix_spawnattr_setflags(attributes, flags);
}

static int start(
  const char *executable, char *const *arguments, int conversation, int messages, pid_t *process) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int error = posix_spawn_file_actions_init(&actions);
  if (error) return error;
  error = posix_spawnattr_init(&attributes);
  if (!error) {
    error = set_signals(&attributes);
    if (!error) error = posix_spawn_file_actions_adddup2(&actions, conversation, STDIN_FILENO);
    if (!error) error = posix_spawn_file_actions_adddup2(&actions, conversation, STDOUT_FILENO);
    if (!error) error = posix_spawn_file_actions_adddup2(&actions, messages, STDERR_FILENO);
    if (!error) {
      error = posix_spawnp(process, executable, &actions, &attributes, arguments, environ);
    }
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

static void close_end(int *end) {
  if (*end >= 0) close(*end);
  *end = -1;
}

int32_t cprocesses_start(
  const char *executable, char *const *arguments, cprocesses_child *child) {
  int conversation[2] = {-1, -1}, messages[2] = {-1, -1};
  pid_t process = 0;
  int error = make_ends(conversation, messages);
  if (!error) error = start(executable, arguments, conversation[1], messages[1], &process);
  close_end(&conversation[1]);
  close_end(&messages[1]);
  if (error) {
    close_end(&conversation[0]);
    close_end(&messages[0]);
    return error;
  }
  *child = (cprocesses_child){process, conversation[0], messages[0]};
  return 0;
}
