// From a request to a layout, by the C programming interface of Graphviz.

#include "include/CGraphviz.h"
#include "engine.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Declares an attribute's default. Graphviz 2 wants strings it promises not to change.
static int declare(Agraph_t *graph, int kind, const char *name, const char *value) {
  return agattr(graph, kind, (char *)name, (char *)value) != NULL;
}

static Agsym_t *symbol(Agraph_t *graph, int kind, const char *name) {
  return agattr(graph, kind, (char *)name, NULL);
}

// Writes a length as inches in decimal, exactly enough to read the same number back.
static void write_inches(char *text, size_t capacity, double points) {
  snprintf(text, capacity, "%.17g", points / 72);
}

static int declare_defaults(Agraph_t *graph, const cgraphviz_request *request) {
  char node_separation[40], rank_separation[40];
  write_inches(node_separation, sizeof node_separation, request->node_separation);
  write_inches(rank_separation, sizeof rank_separation, request->rank_separation);
  return declare(graph, AGRAPH, "rankdir", request->points_right ? "LR" : "BT") &&
         declare(graph, AGRAPH, "nodesep", node_separation) &&
         declare(graph, AGRAPH, "ranksep", rank_separation) &&
         declare(graph, AGNODE, "shape", "box") && declare(graph, AGNODE, "fixedsize", "true") &&
         declare(graph, AGNODE, "label", "") && declare(graph, AGNODE, "fontsize", "1") &&
         declare(graph, AGNODE, "margin", "0") && declare(graph, AGNODE, "width", "1") &&
         declare(graph, AGNODE, "height", "1") && declare(graph, AGEDGE, "label", "") &&
         declare(graph, AGEDGE, "dir", "none");
}

static int add_nodes(Agraph_t *graph, const cgraphviz_request *request, Agnode_t **nodes) {
  Agsym_t *width = symbol(graph, AGNODE, "width"), *height = symbol(graph, AGNODE, "height");
  char text[40];
  for (int32_t i = 0; i < request->node_count; i++) {
    snprintf(text, sizeof text, "%d", (int)i);
    nodes[i] = agnode(graph, text, 1);
    if (!nodes[i]) return 0;
    write_inches(text, sizeof text, request->nodes[i].width);
    if (agxset(nodes[i], width, text)) return 0;
    write_inches(text, sizeof text, request->nodes[i].height);
    if (agxset(nodes[i], height, text)) return 0;
  }
  return 1;
}

// Joins the nodes. A label's text is the number of its edge, by which its size is found.
static int add_edges(
  Agraph_t *graph, const cgraphviz_request *request, Agnode_t **nodes, Agedge_t **edges) {
  Agsym_t *label = symbol(graph, AGEDGE, "label");
  char text[40];
  for (int32_t i = 0; i < request->edge_count; i++) {
    const cgraphviz_edge *edge = &request->edges[i];
    snprintf(text, sizeof text, "%d", (int)i);
    edges[i] = agedge(graph, nodes[edge->tail], nodes[edge->head], text, 1);
    if (!edges[i] || (edge->has_label && agxset(edges[i], label, text))) return 0;
  }
  return 1;
}

// Counts control points as they will be once the pieces of each edge are joined.
static int64_t count_points(Agedge_t *edge) {
  splines *path = ED_spl(edge);
  int64_t count = 0;
  for (size_t piece = 0; path && piece < (size_t)path->size; piece++) {
    int64_t size = (int64_t)path->list[piece].size;
    count += piece == 0 ? size : size + 2;
  }
  return count;
}

// Drops what is beyond a thousandth of a point: inches leave 29.999999999999996 where 30 is meant.
static double rounded(double length) { return round(length * 1000) / 1000 + 0.0; }

static cgraphviz_point flipped(pointf point, boxf bounds) {
  return (cgraphviz_point){rounded(point.x - bounds.LL.x), rounded(bounds.UR.y - point.y)};
}

// Copies an edge's control points, a straight piece leading from each of its pieces to the next.
static void read_points(Agedge_t *edge, boxf bounds, cgraphviz_point *points) {
  splines *path = ED_spl(edge);
  for (size_t piece = 0; path && piece < (size_t)path->size; piece++) {
    const bezier *curve = &path->list[piece];
    if (piece > 0 && curve->size > 0) {
      points[0] = points[-1];
      points[1] = flipped(curve->list[0], bounds);
      points += 2;
    }
    for (size_t i = 0; i < (size_t)curve->size; i++) *points++ = flipped(curve->list[i], bounds);
  }
}

static int allocate(const cgraphviz_request *request, Agedge_t **edges, cgraphviz_layout *layout) {
  for (int32_t i = 0; i < request->edge_count; i++) layout->point_count += count_points(edges[i]);
  layout->nodes = calloc((size_t)request->node_count + 1, sizeof *layout->nodes);
  layout->labels = calloc((size_t)request->edge_count + 1, sizeof *layout->labels);
  layout->point_counts = calloc((size_t)request->edge_count + 1, sizeof *layout->point_counts);
  layout->points = calloc((size_t)layout->point_count + 1, sizeof *layout->points);
  return layout->nodes && layout->labels && layout->point_counts && layout->points;
}

static void read_layout(
  Agraph_t *graph, const cgraphviz_request *request, Agnode_t **nodes, Agedge_t **edges,
  cgraphviz_layout *layout) {
  boxf bounds = GD_bb(graph);
  layout->width = rounded(bounds.UR.x - bounds.LL.x);
  layout->height = rounded(bounds.UR.y - bounds.LL.y);
  for (int32_t i = 0; i < request->node_count; i++) {
    layout->nodes[i] = flipped(ND_coord(nodes[i]), bounds);
  }
  cgraphviz_point *next = layout->points;
  for (int32_t i = 0; i < request->edge_count; i++) {
    const textlabel_t *label = ED_label(edges[i]);
    int placed = request->edges[i].has_label && label && label->set;
    layout->labels[i] = placed ? flipped(label->pos, bounds) : (cgraphviz_point){NAN, NAN};
    read_points(edges[i], bounds, next);
    layout->point_counts[i] = (int32_t)count_points(edges[i]);
    next += layout->point_counts[i];
  }
}

static int32_t lay_out(
  GVC_t *context, Agraph_t *graph, const cgraphviz_request *request, cgraphviz_layout *layout) {
  Agnode_t **nodes = calloc((size_t)request->node_count + 1, sizeof *nodes);
  Agedge_t **edges = calloc((size_t)request->edge_count + 1, sizeof *edges);
  int32_t status = CGRAPHVIZ_NO_MEMORY;
  if (nodes && edges && declare_defaults(graph, request) && add_nodes(graph, request, nodes) &&
      add_edges(graph, request, nodes, edges)) {
    int refused = gvLayout(context, graph, "dot") != 0 || engine_reported_error();
    if (refused) {
      status = CGRAPHVIZ_REFUSED;
    } else if (allocate(request, edges, layout)) {
      read_layout(graph, request, nodes, edges, layout);
      status = CGRAPHVIZ_DONE;
    }
    gvFreeLayout(context, graph);
  }
  free(nodes);
  free(edges);
  return status;
}

void cgraphviz_lay_out(const cgraphviz_request *request, cgraphviz_layout *layout) {
  memset(layout, 0, sizeof *layout);
  GVC_t *context = engine_context();
  if (!context) {
    layout->status = CGRAPHVIZ_UNAVAILABLE;
    snprintf(layout->message, sizeof layout->message, "the dot layout engine could not be loaded");
    return;
  }
  engine_begin(request, layout->message, sizeof layout->message);
  Agraph_t *graph = agopen((char *)"layout", Agdirected, NULL);
  layout->status = graph ? lay_out(context, graph, request, layout) : CGRAPHVIZ_NO_MEMORY;
  if (graph) agclose(graph);
  engine_end();
}

void cgraphviz_release(cgraphviz_layout *layout) {
  free(layout->nodes);
  free(layout->labels);
  free(layout->point_counts);
  free(layout->points);
  memset(layout, 0, sizeof *layout);
}

void cgraphviz_prepare(void) { engine_context(); }
