// Starting a program and talking to it, in fixed-width numbers.

#ifndef CHAINRULE_CPROCESSES_H
#define CHAINRULE_CPROCESSES_H

#include <stdint.h>

typedef struct {
  int32_t process;
  // A socket joined to the child's standard input and output. Writing to a pipe whose reader has
  // died would end this process by a signal; a socket can be told not to.
  int32_t conversation;
  // What the child writes to standard error. Neither descriptor blocks.
  int32_t messages;
} cprocesses_child;

// Starts a program, the arguments beginning with its name and ending with NULL. Safe on any thread.
//
// Returns 0, or the number of the error, with nothing left open.
int32_t cprocesses_start(const char *executable, char *const *arguments, cprocesses_child *child);

#endif
