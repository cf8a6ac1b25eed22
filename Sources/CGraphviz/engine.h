// The one context of Graphviz, what it is told and what it reports. Not seen by Swift.

#ifndef CHAINRULE_ENGINE_H
#define CHAINRULE_ENGINE_H

#include "include/CGraphviz.h"

#include <gvc.h>
#include <stddef.h>

// The context, made on first use and kept, or NULL where the layout engine is missing.
GVC_t *engine_context(void);

// Between these two, labels have the sizes of the request and errors go to the message.
void engine_begin(const cgraphviz_request *request, char *message, size_t capacity);
int engine_reported_error(void);
void engine_end(void);

#endif
