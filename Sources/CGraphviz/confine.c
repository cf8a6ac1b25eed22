// What a process that lays out one graph does to itself, so that it can do no harm.

#include "include/CGraphviz.h"

#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

// Memory is what is wanting if this much more of it cannot be had.
static const size_t probe = 64 << 20;
static uint64_t limit;

// Tells a crash for want of memory from any other, then lets the latter happen.
static void crashed(int signal_number) {
  if (limit > 0) {
    void *memory = mmap(NULL, probe, PROT_NONE, MAP_PRIVATE | MAP_ANON, -1, 0);
    if (memory == MAP_FAILED) _exit(CGRAPHVIZ_MEMORY_EXIT);
  }
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static void limit_resource(int resource, uint64_t most) {
  struct rlimit current;
  if (getrlimit(resource, &current) != 0) return;
  if (current.rlim_cur == RLIM_INFINITY || current.rlim_cur > most) current.rlim_cur = most;
  setrlimit(resource, &current);
}

void cgraphviz_confine(uint64_t address_space_limit) {
  limit = address_space_limit;
  limit_resource(RLIMIT_CORE, 0);
  if (limit > 0) limit_resource(RLIMIT_AS, limit);
  // Without a stack of its own the handler could not run where the stack is what ran out.
  static char stack[1 << 16];
  stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternative, NULL);
  struct sigaction action = {.sa_handler = crashed, .sa_flags = SA_ONSTACK | SA_NODEFER};
  const int signals[] = {SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    sigaction(signals[i], &action, NULL);
  }
}

void cgraphviz_expire(uint32_t seconds) { alarm(seconds); }
