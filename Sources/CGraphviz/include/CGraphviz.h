// What Swift sees of Graphviz: plain structures of fixed-width numbers, a few calls, no macro.
//
// Laying out is not safe on two threads at once, as Graphviz keeps global state: the caller locks.

#ifndef CHAINRULE_CGRAPHVIZ_H
#define CHAINRULE_CGRAPHVIZ_H

#include <stdint.h>

typedef struct {
  double x, y;
} cgraphviz_point;

typedef struct {
  double width, height;
} cgraphviz_size;

typedef struct {
  int32_t tail, head;
  int32_t has_label;
  cgraphviz_size label;
} cgraphviz_edge;

// Everything is in points. The arrays belong to the caller and are read during the call only.
typedef struct {
  const cgraphviz_size *nodes;
  const cgraphviz_edge *edges;
  int32_t node_count, edge_count;
  int32_t points_right;  // 0: ranks go upwards; otherwise to the right
  double node_separation, rank_separation;
} cgraphviz_request;

enum {
  CGRAPHVIZ_DONE = 0,
  CGRAPHVIZ_REFUSED = 1,      // Graphviz said no; the message says why
  CGRAPHVIZ_NO_MEMORY = 2,    // an allocation failed
  CGRAPHVIZ_UNAVAILABLE = 3,  // the layout engine could not be loaded
};

// Positions have their origin at the top left, x to the right, y downwards.
typedef struct {
  int32_t status;
  char message[2048];  // UTF-8 or not, cut where it is too long, ends in 0
  double width, height;
  cgraphviz_point *nodes;   // a centre for each node
  cgraphviz_point *labels;  // a centre for each edge; not a number where the edge has no label
  int32_t *point_counts;    // for each edge, how many of the following are its control points
  cgraphviz_point *points;  // cubic Bézier control points from tail to head, edge after edge
  int64_t point_count;
} cgraphviz_layout;

// Fills in the layout, which then must be released, whatever its status.
void cgraphviz_lay_out(const cgraphviz_request *request, cgraphviz_layout *layout);
void cgraphviz_release(cgraphviz_layout *layout);

// Loads the engine ahead of time. Laying out does so by itself.
void cgraphviz_prepare(void);

enum { CGRAPHVIZ_MEMORY_EXIT = 71 };

// Confines this process for the rest of its life, before it lays out one graph.
//
// Its address space is limited, it writes no core file, and if it crashes for want of memory it
// ends with the status CGRAPHVIZ_MEMORY_EXIT rather than by a signal. A limit of 0 sets none.
void cgraphviz_confine(uint64_t address_space_limit);

// Ends this process by a signal after so many seconds, should nobody else have done so. 0: never.
void cgraphviz_expire(uint32_t seconds);

#endif
