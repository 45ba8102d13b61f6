/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-clock.h"
#include "studio-library.h"
#include "studio-paths.h"
#include "studio-trace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioCliContext:
 * @json: whether results and errors are printed as one JSON value
 * @library_dir: (nullable): what `--library` said
 * @told: whether the error that a command returns has been printed already
 * @arguments: what is left after the options
 * @environment: the variables at the start, keys included
 *
 * What every command has at hand. Filled by studio_cli_context_parse().
 */
typedef struct
{
  gboolean json;
  char *library_dir;
  gboolean told;
  char **arguments;
  char **environment;
  StudioClock *clock;
  StudioTrace *trace;
  StudioPaths *paths;
} StudioCliContext;

/**
 * StudioCliCommandFunc:
 * @context: the context, not parsed yet
 * @argc: the number of words from the command's own name on
 * @argv: those words
 * @error: return location
 *
 * Runs one command. Returns: whether it did all that was asked.
 */
typedef gboolean (*StudioCliCommandFunc) (StudioCliContext *context,
                                          int argc,
                                          char **argv,
                                          GError **error);

StudioCliContext *studio_cli_context_new (char **environment);
void studio_cli_context_free (StudioCliContext *self);
gboolean studio_cli_context_parse (StudioCliContext *self,
                                   int argc,
                                   char **argv,
                                   const char *parameters,
                                   const char *summary,
                                   const GOptionEntry *entries,
                                   GError **error);
StudioLibrary *studio_cli_context_open_library (StudioCliContext *self, GError **error);
StudioLibrary *studio_cli_context_open_library_to_read (StudioCliContext *self, GError **error);
gboolean studio_cli_context_need_paths (StudioCliContext *self,
                                        guint least,
                                        guint most,
                                        GError **error);
gboolean studio_cli_context_need_arguments (StudioCliContext *self,
                                            guint least,
                                            guint most,
                                            GError **error);
GArray *studio_cli_context_read_ids (StudioCliContext *self, GError **error);
void studio_cli_set_usage_error (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioCliContext, studio_cli_context_free)

G_END_DECLS
