// The context of Graphviz with one layout engine and a measure of text that knows no font.
//
// `gvContext()` loads every plugin there is, Pango and Cairo among them, which takes five times as
// long as laying out a small graph. Only the plugin that has `dot` is loaded here; where it is not
// found under its usual name, Graphviz is left to find it by its own configuration.

#define _GNU_SOURCE
#include "engine.h"

#include <dlfcn.h>
#include <gvplugin.h>
#include <gvplugin_textlayout.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif

static struct {
  const cgraphviz_request *request;
  char *message;
  size_t length, capacity;
  int is_warning;
  locale_t neutral, previous;
  agusererrf previous_report;
} session;

// MARK: - Text

typedef __typeof__(((gvtextlayout_engine_t *)0)->textlayout(NULL, NULL)) engine_boolean;

// The dot engine counts in whole points, half of a label to each side of its centre: what it keeps
// free is the least even number in which the label fits.
static double reserved(double length) { return 2 * ceil(length / 2); }

// Measures a label: its text is an edge's number, its size the one the request gives that edge.
static engine_boolean measure(textspan_t *span, char **font_path) {
  (void)font_path;
  span->layout = NULL;
  span->free_layout = NULL;
  span->yoffset_layout = span->yoffset_centerline = 0;
  span->size.x = span->size.y = 0;
  long edge = strtol(span->str, NULL, 10);
  if (session.request && edge >= 0 && edge < session.request->edge_count) {
    span->size.x = reserved(session.request->edges[edge].label.width);
    span->size.y = reserved(session.request->edges[edge].label.height);
  }
  return 1;
}

static gvtextlayout_engine_t text_engine = {measure};
// Of several engines for text, Graphviz takes the one of the highest quality. Pango has 0.
static gvplugin_installed_t text_types[] = {
  {0, "textlayout", 1000, &text_engine, NULL}, {0, NULL, 0, NULL, NULL}};
static gvplugin_api_t text_interfaces[] = {{API_textlayout, text_types}, {(api_t)0, NULL}};
static char text_name[] = "chainrule";
static gvplugin_library_t text_library = {text_name, text_interfaces};

// MARK: - Context

// Loads the plugin with `dot` from the folder beside libgvc.
//
// Its file bears the version of the plugin interface, which no header tells: 6 from Graphviz 2.30
// to 12, a higher one after. The version of libgvc itself, which may be the same, is tried first.
static void *load_dot_plugin(void) {
  Dl_info library;
  if (!dladdr((void *)gvContextPlugins, &library) || !library.dli_fname) return NULL;
  const char *slash = strrchr(library.dli_fname, '/');
  if (!slash) return NULL;
  int folder = (int)(slash - library.dli_fname);
#ifdef __APPLE__
  const char *pattern = "%.*s/graphviz/libgvplugin_dot_layout.%d.dylib";
#else
  const char *pattern = "%.*s/graphviz/libgvplugin_dot_layout.so.%d";
#endif
  const char *suffix = strstr(slash, ".so.");
  int versions[] = {suffix ? atoi(suffix + 4) : 6, 6, 7, 8, 9, 10};
  for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
    char path[4096];
    int length = snprintf(path, sizeof path, pattern, folder, library.dli_fname, versions[i]);
    if (length < 0 || (size_t)length >= sizeof path) return NULL;
    void *handle = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
    void *plugin = handle ? dlsym(handle, "gvplugin_dot_layout_LTX_library") : NULL;
    if (plugin) return plugin;
  }
  return NULL;
}

GVC_t *engine_context(void) {
  static GVC_t *context;
  if (context) return context;
  void *dot = load_dot_plugin();
  lt_symlist_t plugins[] = {
    {"gvplugin_chainrule_LTX_library", &text_library},
    {dot ? "gvplugin_dot_layout_LTX_library" : NULL, dot},
    {NULL, NULL},
  };
  context = gvContextPlugins(plugins, dot == NULL);
  return context;
}

// MARK: - Errors

// Gathers what Graphviz reports, which comes in fragments: a level, a colon, the text.
static int report(char *fragment) {
  if (strcmp(fragment, "Error") == 0 || strcmp(fragment, "Warning") == 0) {
    session.is_warning = *fragment == 'W';
    return 0;
  }
  if (session.is_warning || strcmp(fragment, ": ") == 0) return 0;
  for (; *fragment && session.length + 1 < session.capacity; fragment++) {
    session.message[session.length++] = *fragment;
  }
  session.message[session.length] = 0;
  return 0;
}

// MARK: - Session

void engine_begin(const cgraphviz_request *request, char *message, size_t capacity) {
  session.request = request;
  session.message = message;
  session.length = 0;
  session.capacity = capacity;
  session.is_warning = 0;
  session.previous_report = agseterrf(report);
  agreseterrors();
  // Numbers pass through text, and in some locales `0.5` is `0,5`.
  session.neutral = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  session.previous = session.neutral ? uselocale(session.neutral) : (locale_t)0;
}

int engine_reported_error(void) { return agerrors() > 0; }

void engine_end(void) {
  agseterrf(session.previous_report);
  agreseterrors();
  if (session.neutral) {
    uselocale(session.previous);
    freelocale(session.neutral);
  }
  memset(&session, 0, sizeof session);
}
