/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-cli-batch-journal.h"
#include "studio-cli-batch-line.h"
#include "studio-cli-service.h"
#include "studio-random.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What became of one image of a batch. */
typedef enum
{
  STUDIO_CLI_BATCH_KEPT,
  STUDIO_CLI_BATCH_KEPT_BEFORE,
  STUDIO_CLI_BATCH_REFUSED,
  STUDIO_CLI_BATCH_FAILED,
  STUDIO_CLI_BATCH_UNKNOWN,
  STUDIO_CLI_BATCH_CANCELLED,
  STUDIO_CLI_BATCH_N_ENDS,
} StudioCliBatchEnd;

/**
 * StudioCliBatchReport:
 * @json: whether one JSON value is printed at the end, and nothing before
 * @n_lines: how many lines there are
 * @n_images: how many images are asked for by them
 * @n: how many came to each end
 * @results: what became of each
 *
 * What is told of a batch.
 */
typedef struct
{
  gboolean json;
  guint n_lines;
  guint n_images;
  guint n[STUDIO_CLI_BATCH_N_ENDS];
  JsonArray *results;
} StudioCliBatchReport;

/* What the command line says. */
typedef struct
{
  gboolean resume;
  gboolean retry_unknown;
  gboolean demo;
  gboolean over_limit;
  char *journal;
  int timeout;
  int retries;
} StudioCliBatchOptions;

/* One run of the command. */
typedef struct
{
  StudioCliContext *context;
  const StudioCliBatchOptions *options;
  GPtrArray *lines;
  StudioCliBatchJournal *journal;
  StudioLibrary *library;
  StudioCliService service;
  StudioCliBatchReport report;
  GMainLoop *loop;
  StudioRandom *random;
  char *host;

  guint next_line;
  guint next_index;
  StudioRun *run;    /* of the line that is at hand */
  guint32 line_seed; /* of its first image */
  gint64 price_micros;

  gboolean stopping;
  gboolean feeding;
  guint n_failures;
  GError *error;
} StudioCliBatch;

void studio_cli_batch_run (StudioCliBatch *batch);
void studio_cli_batch_report_init (StudioCliBatchReport *self, gboolean json, GPtrArray *lines);
void studio_cli_batch_report_clear (StudioCliBatchReport *self);
guint studio_cli_batch_report_count (const StudioCliBatchReport *self);
void studio_cli_batch_report_add (StudioCliBatchReport *self,
                                  const StudioCliBatchLine *line,
                                  guint index,
                                  StudioCliBatchEnd end,
                                  gint64 id,
                                  const char *path,
                                  const GError *error);
void studio_cli_batch_report_print (StudioCliBatchReport *self, const GError *error);

G_END_DECLS
